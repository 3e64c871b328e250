package dev.vivace.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MessageValuesTest {

    private static final byte[] SECRET = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final SecretKeySpec KEY = new SecretKeySpec(SECRET, "AES");

    @Test
    void channelConfigNamesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelConfig.DEFAULT.withCapacity(0))
                .withMessage("capacity must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelConfig.DEFAULT.withHeartbeat(Duration.ZERO, 1))
                .withMessage("heartbeat must be positive, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelConfig.DEFAULT.withHeartbeat(Duration.ofSeconds(1), 0))
                .withMessage("missedBeats must be at least 1, was 0");
    }

    @Test
    void keyRingNeverPrintsAKey() {
        String text = KeyRing.of(3, KEY).rotate(4, KEY).toString();
        assertThat(text).isEqualTo("KeyRing[versions [3, 4], minimum 3]").doesNotContain("0123");
    }

    @Test
    void keyRingForgetsKeysBelowTheMinimum() {
        KeyRing ring = KeyRing.of(1, KEY).rotate(2, KEY);
        assertThat(ring.key(1)).isPresent();
        assertThat(ring.withMinimum(2).key(1)).isEmpty();
        assertThat(ring.withMinimum(2).currentVersion()).isEqualTo(2);
        assertThat(ring.key(1)).as("the first ring is as it was").isPresent();
    }

    @Test
    void keyRingNamesWhatIsWrong() {
        KeyRing ring = KeyRing.of(2, KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(0, KEY))
                .withMessage("version must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(1, new SecretKeySpec(SECRET, "DES")))
                .withMessage("key must be for AES, was for DES");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.rotate(2, KEY))
                .withMessage("version must be above 2, the current one, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.withMinimum(3))
                .withMessage("minimum must be at most 2, the current version, was 3");
    }

    @Test
    void encryptedPayloadHidesAndGuardsItsBytes() {
        byte[] nonce = new byte[12];
        byte[] bytes = SECRET.clone();
        EncryptedPayload payload = EncryptedPayload.of(7, 1, 2, nonce, bytes);
        assertThat(payload).hasToString("EncryptedPayload[key 7, sender 0000000000000001, sequence 2, 16 bytes]");
        bytes[0] = 0;
        nonce[0] = 1;
        payload.ciphertext()[0] = 0;
        payload.nonce()[0] = 1;
        assertThat(payload).isEqualTo(EncryptedPayload.of(7, 1, 2, new byte[12], SECRET));
        assertThat(payload).isNotEqualTo(EncryptedPayload.of(7, 1, 3, new byte[12], SECRET));
    }
}
