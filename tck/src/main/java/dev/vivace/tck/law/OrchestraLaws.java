package dev.vivace.tck.law;

/** Orchestras: laws O of the contract, for runtimes that stand beside an implementation of orchestras. */
public interface OrchestraLaws
        extends OrchestraOrderLaws,
                OrchestraStartLaws,
                OrchestraLimitLaws,
                OrchestraGrowthLaws,
                CycleLaws,
                OrchestraFailureLaws,
                OrchestraCancellationLaws,
                OrchestraResultLaws,
                OrchestraMisuseLaws,
                OrchestraStatisticsLaws,
                CriticalPathLaws,
                ExportLaws,
                NestingLaws,
                OrchestraTaskLaws,
                JournalLaws,
                JournalRefusalLaws {}
