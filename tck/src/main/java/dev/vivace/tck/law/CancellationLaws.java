package dev.vivace.tck.law;

/** Cancellation: laws C of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface CancellationLaws
        extends GracefulLaws,
                GracefulWaitLaws,
                KillLaws,
                EscalationLaws,
                AbandonedLaws,
                DescendantLaws,
                CancellationAnswerLaws {}
