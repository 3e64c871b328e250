package dev.vivace.tck.law;

/** Failure and recovery: laws F of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface FailureLaws extends Subject {}
