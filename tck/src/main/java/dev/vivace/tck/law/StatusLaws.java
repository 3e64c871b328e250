package dev.vivace.tck.law;

/** Status: laws S of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface StatusLaws extends Subject {}
