import org.jspecify.annotations.NullMarked;

/** CSV as a format and a sink of pipelines, on FastCSV. */
@NullMarked
module dev.vivace.csv {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires de.siegmar.fastcsv;

    exports dev.vivace.csv;
}
