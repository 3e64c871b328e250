package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.CHILD;
import static dev.vivace.runtime.message.Some.OTHER_CHILD;
import static dev.vivace.runtime.message.Some.PARENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.id.SequentialTaskId;
import dev.vivace.message.KeyRing;
import dev.vivace.message.PayloadCipher;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.message.TaskMessageBuilder;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EnvelopesTest {

    private final HandClock clock = new HandClock();
    private final Envelopes<SequentialTaskId> envelopes = Some.envelopes(PARENT);

    @Test
    void numbersAndDatesEachEnvelope() {
        TaskMessageBuilder<String, SequentialTaskId> hello =
                envelopes.builder().to(CHILD).data("hello");

        assertThat(hello.build())
                .isEqualTo(new TaskEnvelope<>(PARENT, CHILD, 1, clock.instant(), new TaskMessage.Data<>("hello")));
        assertThat(hello.build().sequence()).isEqualTo(2);
        assertThat(envelopes.sender()).isEqualTo(PARENT);
    }

    @Test
    void eachCallGivesANewBuilder() {
        TaskMessageBuilder<String, SequentialTaskId> hello =
                envelopes.builder().to(CHILD).data("hello");
        hello.to(OTHER_CHILD);
        hello.data(42);

        assertThat(hello.build().to()).isEqualTo(CHILD);
        assertThat(hello.build().message()).isEqualTo(new TaskMessage.Data<>("hello"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> envelopes.builder().data(1).build())
                .withMessage("the envelope is not complete: call to before build");
        assertThatIllegalStateException()
                .isThrownBy(() -> envelopes.builder().to(CHILD).build())
                .withMessage("the envelope is not complete: call message, data or encrypted before build");
        assertThat(envelopes.envelope(CHILD, new TaskMessage.Heartbeat<>()).sequence())
                .as("a refused build takes no number")
                .isEqualTo(1);
    }

    @Test
    void sealsWithTheCipherItIsGiven() {
        PayloadCipher cipher = AesGcmCipher.of(KeyRing.of(1, new SecretKeySpec(new byte[16], "AES")));
        byte[] secret = "secret".getBytes(StandardCharsets.US_ASCII);

        TaskMessage<byte[]> message =
                envelopes.builder().to(CHILD).encrypted(cipher, secret).build().message();

        assertThat(message)
                .isInstanceOfSatisfying(
                        TaskMessage.Encrypted.class,
                        data -> assertThat(cipher.open(data.payload())).isEqualTo(secret));
    }
}
