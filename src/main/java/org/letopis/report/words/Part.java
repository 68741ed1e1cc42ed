package org.letopis.report.words;

/** A part of a month or year. */
enum Part {
    BEGINNING(1, 3, 10),
    MIDDLE(2, 3, 10),
    END(3, 3, 10),
    FIRST_HALF(1, 2, 15),
    SECOND_HALF(2, 2, 15);

    private final int number;
    private final int of;
    private final int days;

    Part(int number, int of, int days) {
        this.number = number;
        this.of = of;
        this.days = days;
    }

    int firstDay() {
        return (number - 1) * days + 1;
    }

    int lastDay(int lengthOfMonth) {
        return number == of ? lengthOfMonth : number * days;
    }

    /** Returns the first month of this part of a stretch of so many months, from 1. */
    int firstMonth(int months) {
        return (number - 1) * months / of + 1;
    }

    int lastMonth(int months) {
        return number * months / of;
    }
}
