package dev.vivace.cli.run;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file that is a whole program. */
public final class SingleFile {

    private final Path file;
    private final String classPath;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    private SingleFile(Path file, String classPath) {
        this.file = file;
        this.classPath = classPath;
    }

    /**
     * A program.
     *
     * @param file its source
     * @param classPath what it may use
     * @return the program, not looked at yet
     */
    public static SingleFile of(Path file, String classPath) {
        return new SingleFile(file, classPath);
    }

    /**
     * Compiles it.
     *
     * @param classes where the classes go
     * @param messages gets what javac says, as javac says it
     * @return false when it does not compile
     * @throws IOException when it cannot be read
     */
    public boolean compile(Path classes, Writer messages) throws IOException {
        List<String> options =
                List.of("-classpath", classPath, "-d", classes.toString(), "-proc:none", "-g", "-encoding", "UTF-8");
        try (StandardJavaFileManager files = files()) {
            return compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
        }
    }

    /**
     * The class where it begins, as for {@code java File.java}: the first in the file.
     *
     * @return its name; nothing when there is no class in the file
     * @throws IOException when the file cannot be read
     */
    public Optional<String> mainClass() throws IOException {
        try (StandardJavaFileManager files = files()) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, new DiagnosticCollector<JavaFileObject>(), null, null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = parser.parse().iterator().next();
            String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
            return unit.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(type -> prefix + ((ClassTree) type).getSimpleName())
                    .findFirst();
        }
    }

    private StandardJavaFileManager files() {
        return compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    }
}
