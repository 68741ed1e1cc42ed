package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.letopis.cli.TextPlaces.Place;

class TextPlacesTest {
    @Test
    void lines_end_as_on_any_system_and_a_pair_of_surrogates_is_one_column() {
        TextPlaces places = new TextPlaces("a😀b\r\nc\rd\n\ne");
        assertThat(places.of(0)).isEqualTo(new Place(1, 1));
        assertThat(places.of(2)).isEqualTo(new Place(1, 3));
        assertThat(places.of(5)).isEqualTo(new Place(2, 1));
        assertThat(places.of(7)).isEqualTo(new Place(3, 1));
        assertThat(places.of(9)).isEqualTo(new Place(4, 1));
        assertThat(places.of(10)).isEqualTo(new Place(5, 1));
    }
}
