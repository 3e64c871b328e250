package dev.vivace.tck.law;

/** Pipelines: laws E of the contract, for runtimes that stand beside an implementation of pipelines. */
public interface StreamLaws
        extends SourceLaws,
                BoundLaws,
                WorkerLaws,
                BatchLaws,
                AdaptiveLaws,
                SequenceLaws,
                ItemFailureLaws,
                LastEventLaws,
                PipelineTaskLaws,
                PipelineEndLaws,
                PipelineContextLaws,
                PublisherLaws,
                CollectorLaws,
                UnsupportedSourceLaws,
                CheckpointLaws {}
