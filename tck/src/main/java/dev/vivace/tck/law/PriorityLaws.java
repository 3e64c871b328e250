package dev.vivace.tck.law;

/** Priority: laws P of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface PriorityLaws extends Subject {}
