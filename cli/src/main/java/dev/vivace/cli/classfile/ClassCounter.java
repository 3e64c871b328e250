package dev.vivace.cli.classfile;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts with the JDK's own class file API. Used by one thread. */
public final class ClassCounter {

    private static final ClassFile PARSER =
            ClassFile.of(DebugElementsOption.DROP_DEBUG, LineNumbersOption.DROP_LINE_NUMBERS);
    private static final String DEPRECATED = "Ljava/lang/Deprecated;";

    private final Map<MethodRef, Integer> calls = new HashMap<>();
    private final Map<MethodRef, Deprecation> deprecated = new HashMap<>();
    private Totals totals = Totals.NONE;

    /**
     * Counts a class file.
     *
     * @param bytes the whole file
     * @throws IllegalArgumentException when it is not a class file
     */
    public void add(byte[] bytes) {
        ClassModel type = PARSER.parse(bytes);
        String owner = type.thisClass().asInternalName();
        noteDeprecation(type, MethodRef.everyMethodOf(owner));
        Code code = new Code(type.constantPool().size());
        for (MethodModel method : type.methods()) {
            noteDeprecation(
                    method,
                    new MethodRef(
                            owner,
                            method.methodName().stringValue(),
                            method.methodType().stringValue()));
            method.code().ifPresent(body -> code.add((CodeAttribute) body));
        }
        code.calledMethods(calls);
        totals = totals.plus(new Totals(
                1,
                bytes.length,
                type.fields().size(),
                type.methods().size(),
                code.bytes,
                code.instructions,
                code.calls,
                code.dynamicCalls));
    }

    /**
     * What was counted so far.
     *
     * @return a copy
     */
    public Findings findings() {
        return new Findings(totals, calls, deprecated);
    }

    private void noteDeprecation(AttributedElement element, MethodRef method) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .flatMap(annotations -> annotations.annotations().stream()
                        .filter(annotation -> annotation.className().equalsString(DEPRECATED))
                        .findFirst())
                .ifPresent(annotation -> deprecated.put(method, deprecation(annotation)));
    }

    private static Deprecation deprecation(Annotation annotation) {
        Optional<AnnotationValue> forRemoval = annotation.elements().stream()
                .filter(element -> element.name().equalsString("forRemoval"))
                .map(element -> element.value())
                .findFirst();
        return forRemoval.isPresent() && forRemoval.get() instanceof AnnotationValue.OfBoolean yes && yes.booleanValue()
                ? Deprecation.FOR_REMOVAL
                : Deprecation.ORDINARY;
    }

    /** Counts the code of one class. Call sites are counted by constant first: a class names a method once. */
    private static final class Code {

        private final int[] sites;
        private final MemberRefEntry[] methods;
        private long bytes;
        private long instructions;
        private long calls;
        private long dynamicCalls;

        Code(int constants) {
            sites = new int[constants];
            methods = new MemberRefEntry[constants];
        }

        void add(CodeAttribute body) {
            bytes += body.codeLength();
            for (CodeElement element : body) {
                if (element instanceof Instruction instruction) {
                    add(instruction);
                }
            }
        }

        private void add(Instruction instruction) {
            instructions++;
            switch (instruction) {
                case InvokeInstruction call -> {
                    calls++;
                    sites[call.method().index()]++;
                    methods[call.method().index()] = call.method();
                }
                case InvokeDynamicInstruction _ -> dynamicCalls++;
                default -> {}
            }
        }

        void calledMethods(Map<MethodRef, Integer> all) {
            for (int i = 0; i < sites.length; i++) {
                if (sites[i] > 0) {
                    MemberRefEntry method = methods[i];
                    all.merge(
                            new MethodRef(
                                    method.owner().asInternalName(),
                                    method.name().stringValue(),
                                    method.type().stringValue()),
                            sites[i],
                            Integer::sum);
                }
            }
        }
    }
}
