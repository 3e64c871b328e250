import org.jspecify.annotations.NullMarked;

/** Carries what the context propagation library of Micrometer knows into tasks. */
@NullMarked
module dev.vivace.contextpropagation {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive context.propagation;

    exports dev.vivace.contextpropagation;

    provides dev.vivace.context.ContextCarrier with
            dev.vivace.contextpropagation.AccessorCarrier;
}
