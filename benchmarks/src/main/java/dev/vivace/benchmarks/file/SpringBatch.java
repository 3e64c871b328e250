package dev.vivace.benchmarks.file;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Objects;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.FileSystemResource;

/** A job of Spring Batch with one step of chunks of 1,000, which remembers nothing. */
final class SpringBatch implements Rival {

    private static final int CHUNK = 1_000;

    @Override
    public long run(int size) throws Exception {
        long[] length = new long[1];
        JobRepository repository = new ResourcelessJobRepository();
        var step = new StepBuilder("rows", repository)
                .<FieldSet, FieldSet>chunk(CHUNK)
                .reader(reader(size))
                .writer(rows -> rows.forEach(row -> length[0] += length(row)))
                .build();
        var job = new JobBuilder("ingest", repository).start(step).build();
        var instance = repository.createJobInstance("ingest", new JobParameters());
        var execution = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
        job.execute(execution);
        if (!execution.getAllFailureExceptions().isEmpty()) {
            throw new IllegalStateException(execution.getAllFailureExceptions().getFirst());
        }
        return length[0];
    }

    private static FlatFileItemReader<FieldSet> reader(int size) {
        return new FlatFileItemReaderBuilder<FieldSet>()
                .name("rows")
                .resource(new FileSystemResource(CsvFile.of(size).data()))
                .linesToSkip(1)
                .delimited()
                .names(CsvFile.COLUMNS)
                .fieldSetMapper(row -> row)
                .build();
    }

    private static long length(FieldSet row) {
        long length = 0;
        for (int i = 0; i < CsvFile.COLUMNS.length; i++) {
            length += Objects.requireNonNull(row.readRawString(i)).length();
        }
        return length;
    }
}
