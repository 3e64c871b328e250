package dev.vivace.tck.law;

/** Structure and context: laws K of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface StructureLaws extends Subject {}
