package dev.vivace.cli.classfile;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.Collectors;

/**
 * A method as a class file names it.
 *
 * @param owner internal name of the class, such as {@code java/lang/String}
 * @param name the method's name
 * @param descriptor its parameters and result, such as {@code (I)C}
 */
public record MethodRef(String owner, String name, String descriptor) {

    /**
     * Stands for all methods of a class.
     *
     * @param owner internal name of the class
     * @return a reference that no call site has
     */
    public static MethodRef everyMethodOf(String owner) {
        return new MethodRef(owner, "*", "");
    }

    /**
     * A number that depends on all three parts and on nothing else, so that two counts can compare whom they saw called.
     *
     * @return the same in every run
     */
    public long fingerprint() {
        long hash = mix(owner.hashCode());
        hash = mix(hash + name.hashCode());
        return mix(hash + descriptor.hashCode());
    }

    /**
     * The method as a programmer writes it.
     *
     * @return such as {@code java.lang.String.charAt(int)}
     */
    public String text() {
        String parameters = MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(ClassDesc::displayName)
                .collect(Collectors.joining(", "));
        return ownerText() + "." + name + "(" + parameters + ")";
    }

    private String ownerText() {
        ClassDesc type = owner.startsWith("[") ? ClassDesc.ofDescriptor(owner) : ClassDesc.ofInternalName(owner);
        return type.isArray() ? type.displayName() : owner.replace('/', '.');
    }

    /** The finalizer of SplittableRandom: every bit of the argument moves about half the bits of the result. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
