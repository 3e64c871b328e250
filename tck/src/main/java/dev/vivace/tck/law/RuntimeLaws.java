package dev.vivace.tck.law;

/** The runtime as a whole: laws R of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface RuntimeLaws extends Subject {}
