package dev.vivace.tck.law;

/** Structure and context: laws K of the contract. */
public interface StructureLaws
        extends ScopeLaws, JoinLaws, ContextLaws, CarrierLaws, MessageLaws, ChannelLaws, HeartbeatLaws, CipherLaws {}
