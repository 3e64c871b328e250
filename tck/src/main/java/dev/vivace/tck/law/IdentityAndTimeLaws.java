package dev.vivace.tck.law;

/** Identity, naming and time: laws T of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface IdentityAndTimeLaws extends Subject {}
