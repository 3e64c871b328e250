package dev.vivace.tck.law;

/** Failure and recovery: laws F of the contract. */
public interface FailureLaws
        extends LostFailureLaws,
                HiddenFailureLaws,
                RetryLaws,
                RetryPredicateLaws,
                FallbackLaws,
                PolicyOrderLaws,
                PanicLaws {}
