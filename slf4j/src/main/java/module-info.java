import org.jspecify.annotations.NullMarked;

/** Carries the mapped diagnostic context of SLF4J into tasks. */
@NullMarked
module dev.vivace.slf4j {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires org.slf4j;

    exports dev.vivace.slf4j;

    provides dev.vivace.context.ContextCarrier with
            dev.vivace.slf4j.MdcCarrier;
}
