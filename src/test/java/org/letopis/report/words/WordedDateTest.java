package org.letopis.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.json.JsonProblem;

/** Phrases told on Thursday, 26 November 2026, with what they mean, looked up in a calendar by hand. */
class WordedDateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 марта 2026                        | 2026-03-04
            4 марта 2026 года                   | 2026-03-04
            4 марта 2026 г.                     | 2026-03-04
            4-го марта 2026-го года             | 2026-03-04
            четвёртого марта 2026               | 2026-03-04
            двадцать первого марта              | 2026-03-21
            тридцать первое декабря             | 2025-12-31
            4 марта                             | 2026-03-04
            4 МАРТА                             | 2026-03-04
            30 ноября                           | 2025-11-30
            26 ноября                           | 2026-11-26
            27 ноября                           | 2025-11-27
            29 февраля                          | 2024-02-29
            в ноябре 2007                       | 2007-11
            ноябрь 2007                         | 2007-11
            ноябрь 2007 года                    | 2007-11
            2007, ноябрь                        | 2007-11
            март                                | 2026-03
            в марте                             | 2026-03
            ноябрь                              | 2026-11
            декабрь                             | 2025-12
            2007                                | 2007
            в 2007 году                         | 2007
            в 2007-м                            | 2007
            в 07 году                           | 2007
            90-е                                | 199X
            в 90-х годах                        | 199X
            в 2010-х                            | 201X
            4-го                                | 2026-11-04
            четвёртого                          | 2026-11-04
            28-го                               | 2026-10-28
            31-го числа                         | 2026-10-31
            3 числа прошлого месяца             | 2026-10-03
            сегодня                             | 2026-11-26
            вчера                               | 2026-11-25
            позавчера                           | 2026-11-24
            позавчера вечером                   | 2026-11-24 @evening
            вчера утром                         | 2026-11-25 @morning
            рано утром 3 марта                  | 2026-03-03 @early morning
            поздно вечером 3 марта 2026         | 2026-03-03 @late evening
            3 дня назад                         | 2026-11-23
            три дня назад                       | 2026-11-23
            неделю назад                        | 2026-11-19~
            две недели назад                    | 2026-11-12~
            месяц назад                         | 2026-10~
            два года назад                      | 2024~
            на прошлой неделе                   | [2026-11-16..2026-11-22]
            на этой неделе                      | [2026-11-23..2026-11-29]
            в прошлом месяце                    | 2026-10
            в прошлом году                      | 2025
            в марте прошлого года               | 2025-03
            5 марта прошлого года               | 2025-03-05
            прошлым летом                       | [2026-06..2026-08] или [2025-06..2025-08]
            в прошлый вторник                   | 2026-11-24 или 2026-11-17
            в прошлую пятницу                   | 2026-11-20
            во вторник                          | 2026-11-24
            в четверг                           | 2026-11-26 или 2026-11-19
            во вторник на прошлой неделе        | 2026-11-17
            вторник, 3 марта                    | 2026-03-03
            в среду 4 марта 2026 года           | 2026-03-04
            понедельник 3 марта                 | 2026-03-03 или 2025-03-03
            понедельник 4 марта 2026            | 2026-03-04
            3-5 марта                           | 2026-03-03/2026-03-05
            3–5 марта 2025                      | 2025-03-03/2025-03-05
            3 - 5 марта                         | 2026-03-03/2026-03-05
            с 3 по 5 марта 2026                 | 2026-03-03/2026-03-05
            с 3-го по 5-е марта                 | 2026-03-03/2026-03-05
            с третьего по пятое марта           | 2026-03-03/2026-03-05
            с 3 марта по 5 апреля               | 2026-03-03/2026-04-05
            с 3 марта по 5-е                    | 2026-03-03/2026-03-05
            с 5 по 3 марта 2026                 | 2026-02-05/2026-03-03
            с 30 по 2 мая                       | 2026-04-30/2026-05-02
            с 30 декабря по 2 января            | 2025-12-30/2026-01-02
            30 декабря - 2 января 2024          | 2023-12-30/2024-01-02
            декабрь - январь 2024               | 2023-12/2024-01
            март-апрель 2026                    | 2026-03/2026-04
            с марта по май                      | 2026-03/2026-05
            с 2004 по 2006 год                  | 2004/2006
            2004-2006                           | 2004/2006
            30.12.2025-02.01.2026               | 2025-12-30/2026-01-02
            4.3.2026г.                          | 2026-03-04
            5 числа                             | 2026-11-05
            завтра                              | 2026-11-27
            осень-зима 2025/26                  | 2025-09~/2026-02~
            03.04-05.04.2026                    | 2026-04-03/2026-04-05
            с 3 по примерно 5 марта             | 2026-03-03/2026-03-05~
            примерно с 3 по 5 марта             | 2026-03-03~/2026-03-05~
            между 3 и 5 марта                   | [2026-03-03..2026-03-05]
            между 30 апреля и 2 мая 2025 г.     | [2025-04-30..2025-05-02]
            между мартом и маем                 | [2026-03..2026-05]
            примерно между 3 и 5 марта          | [2026-03-03..2026-03-05]
            3 или 4 марта                       | [2026-03-03,2026-03-04]
            5 или 3 марта                       | [2026-03-05,2026-03-03]
            3 и 5 марта                         | {2026-03-03,2026-03-05}
            3, 5 и 7 марта 2025                 | {2025-03-03,2025-03-05,2025-03-07}
            3, 5 марта                          | {2026-03-03,2026-03-05} или [2026-03-03,2026-03-05]
            в начале марта                      | [2026-03-01..2026-03-10]
            в середине ноября 2007              | [2007-11-11..2007-11-20]
            в конце февраля 2024                | [2024-02-21..2024-02-29]
            в первых числах марта               | [2026-03-01..2026-03-10]
            в первой половине апреля            | [2026-04-01..2026-04-15]
            во второй половине апреля           | [2026-04-16..2026-04-30]
            во второй декаде апреля             | [2026-04-11..2026-04-20]
            в начале 2025 года                  | [2025-01..2025-04]
            в конце прошлого года               | [2025-09..2025-12]
            в конце года                        | [2026-09..2026-12]
            лето 2025                           | [2025-06..2025-08]
            летом 2025 года                     | [2025-06..2025-08]
            летом                               | [2026-06..2026-08]
            весной прошлого года                | [2025-03..2025-05]
            зимой                               | [2025-12..2026-02]
            зимой 2025/26                       | [2025-12..2026-02]
            зимой 2025-2026 годов               | [2025-12..2026-02]
            зима 2025                           | [2024-12..2025-02] или [2025-12..2026-02]
            в конце лета 2025                   | 2025-08
            после 10 мая                        | [2026-05-11..]
            после мая 2025                      | [2025-06..]
            позже 31 декабря 2025               | [2026-01-01..]
            до 10 мая                           | [..2026-05-09] или ../2026-05-10
            до марта 2025                       | [..2025-02] или ../2025-03
            не позднее 10 мая                   | [..2026-05-10]
            не ранее 10 мая                     | [2026-05-10..]
            раньше 10 мая 2025                  | [..2025-05-09]
            к 10 мая                            | [..2026-05-10]
            с 10 мая                            | 2026-05-10/..
            начиная с мая 2025                  | 2025-05/..
            около 5 марта                       | 2026-03-05~
            примерно 5 марта 2025               | 2025-03-05~
            5 марта, примерно                   | 2026-03-05~
            где-то в марте                      | 2026-03~
            возможно, 5 марта                   | 2026-03-05?
            5 марта?                            | 2026-03-05?
            кажется, около 5 марта              | 2026-03-05%
            наверное в 2007                     | 2007?
            03.04.2026                          | 2026-04-03
            3.4.26                              | 2026-04-03
            03.04.98                            | 1998-04-03
            13.02.2025                          | 2025-02-13
            03.04                               | 2026-04-03
            03.2026                             | 2026-03
            2026.03.04                          | 2026-03-04
            04-03-2026                          | 2026-03-04
            03/04/2026                          | 2026-04-03
            ночь на 4-е, примерно               | 2026-11-03~/2026-11-04~ @night
            в ночь на 4 марта                   | 2026-03-03/2026-03-04 @night
            ночь на 1 января 2026               | 2025-12-31/2026-01-01 @night
            в ночь на вторник                   | 2026-11-23/2026-11-24 @night
            в ночь с 3 на 4 марта               | 2026-03-03/2026-03-04 @night
            в ночь с 31 января на 1 февраля     | 2026-01-31/2026-02-01 @night
            ночью 3 марта                       | 2026-03-02/2026-03-03 @night или 2026-03-03/2026-03-04 @night
            сегодня ночью                       | 2026-11-25/2026-11-26 @night
            этой ночью                          | 2026-11-25/2026-11-26 @night
            прошлой ночью                       | 2026-11-25/2026-11-26 @night
            вчера ночью                         | 2026-11-24/2026-11-25 @night или 2026-11-25/2026-11-26 @night
            3 марта в 14:30                     | 2026-03-03 @14:30
            3 марта около 14:30                 | 2026-03-03 @~14:30
            в 3 часа ночи 4 марта               | 2026-03-04 @03:00
            в 5 утра 4 марта                    | 2026-03-04 @05:00
            вчера в 2 часа дня                  | 2026-11-25 @14:00
            вчера в 11 вечера                   | 2026-11-25 @23:00
            вчера в 12 ночи                     | 2026-11-25 @00:00
            на рассвете 4 марта                 | 2026-03-04 @dawn
            4 марта, до рассвета                | 2026-03-04 @before dawn
            днём 4 марта                        | 2026-03-04 @afternoon
            в 5 часов вечера 3 марта            | 2026-03-03 @17:00
            после 5 вечера 4 марта              | 2026-03-04 @after 17:00
            с 14:00 до 16:00 4 марта            | 2026-03-04 @from 14:00, until 16:00
            с утра 5 марта                      | 2026-03-05 @from morning
            3 марта - вечером                   | 2026-03-03 @evening
            3 марта, 14:00-16:00                | 2026-03-03 @14:00, until 16:00
            к вечеру 5 марта                    | 2026-03-05 @by evening
            до полудня 5 марта                  | 2026-03-05 @before noon
            3 марта 2026 или 2025               | [2026-03-03,2025-03-03]
            в марте-апреле 2026                 | 2026-03/2026-04
            в пятницу 13-го                     | 2026-11-13
            в ночь с пятницы на субботу         | 2026-11-20/2026-11-21 @night
            с марта по сей день                 | 2026-03/..
            3 марта 2026 - по настоящее время   | 2026-03-03/..
            точно не помню, около 20 марта      | 2026-03-20%
            до конца мая                        | [..2026-05-31] или ../2026-05-31~
            c 3 по 5 марта                      | 2026-03-03/2026-03-05
            не знаю                             | [..2026-11-26]
            не помню                            | [..2026-11-26]
            """)
    void russian(String phrase, String meant) throws JsonProblem {
        assertThat(read(phrase, false)).as(phrase).isEqualTo(meant.replace(" или ", " | "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 March 2026                        | 2026-03-03
            March 3, 2026                       | 2026-03-03
            March 3rd, 2026                     | 2026-03-03
            3rd of March 2026                   | 2026-03-03
            the third of March                  | 2026-03-03
            on the twenty-first of March        | 2026-03-21
            3 Mar 2026                          | 2026-03-03
            Sept. 5                             | 2026-09-05
            March 3                             | 2026-03-03
            30 November                         | 2025-11-30
            November 2007                       | 2007-11
            in November                         | 2026-11
            in May                              | 2026-05
            December                            | 2025-12
            in 2007                             | 2007
            the 1990s                           | 199X
            the 4th                             | 2026-11-04
            today                               | 2026-11-26
            yesterday                           | 2026-11-25
            yesterday morning                   | 2026-11-25 @morning
            the day before yesterday            | 2026-11-24
            this morning                        | 2026-11-26 @morning
            3 days ago                          | 2026-11-23
            two weeks ago                       | 2026-11-12~
            a week ago                          | 2026-11-19~
            a month ago                         | 2026-10~
            5 years ago                         | 2021~
            last week                           | [2026-11-16..2026-11-22]
            last month                          | 2026-10
            last year                           | 2025
            last Tuesday                        | 2026-11-24 or 2026-11-17
            last Friday                         | 2026-11-20
            on Tuesday                          | 2026-11-24
            this Tuesday                        | 2026-11-24
            Tuesday last week                   | 2026-11-17
            Tuesday 3 March 2026                | 2026-03-03
            Tuesday, March 3                    | 2026-03-03
            last March                          | 2026-03 or 2025-03
            last summer                         | [2026-06..2026-08] or [2025-06..2025-08]
            between 3 and 5 March               | [2026-03-03..2026-03-05]
            between March 3 and 5, 2025         | [2025-03-03..2025-03-05]
            between March and May 2025          | [2025-03..2025-05]
            from 3 to 5 March                   | 2026-03-03/2026-03-05
            3 to 5 March                        | 2026-03-03/2026-03-05
            March 3-5, 2026                     | 2026-03-03/2026-03-05
            from 3 March until 5 April 2025     | 2025-03-03/2025-04-05
            December 2025 - January 2026        | 2025-12/2026-01
            3 or 4 March                        | [2026-03-03,2026-03-04]
            3 and 4 March                       | {2026-03-03,2026-03-04}
            2004 or 2005                        | [2004,2005]
            early March                         | [2026-03-01..2026-03-10]
            mid-March 2025                      | [2025-03-11..2025-03-20]
            at the end of February 2026         | [2026-02-21..2026-02-28]
            the beginning of 2025               | [2025-01..2025-04]
            the first half of April             | [2026-04-01..2026-04-15]
            late 2025                           | [2025-09..2025-12]
            summer 2025                         | [2025-06..2025-08]
            in the winter of 2025/26            | [2025-12..2026-02]
            winter 2025                         | [2024-12..2025-02] or [2025-12..2026-02]
            early summer 2025                   | 2025-06
            after 10 May                        | [2026-05-11..]
            before 10 May 2025                  | [..2025-05-09]
            until 10 May                        | ../2026-05-10
            since May 2025                      | 2025-05/..
            from 10 May                         | 2026-05-10/..
            by 10 May                           | [..2026-05-10]
            no later than 10 May                | [..2026-05-10]
            not before 10 May                   | [2026-05-10..]
            about 5 March                       | 2026-03-05~
            around the 5th of March             | 2026-03-05~
            5 March or so                       | 2026-03-05~
            probably 5 March                    | 2026-03-05?
            maybe around March 2025             | 2025-03%
            I think it was on Tuesday           | 2026-11-24?
            2026-03-04                          | 2026-03-04
            2026-03-04~                         | 2026-03-04~
            2026-03/2026-04                     | 2026-03/2026-04
            [2026-03-03..2026-03-05]            | [2026-03-03..2026-03-05]
            2026/03/04                          | 2026-03-04
            03/04/2026                          | 2026-04-03 or 2026-03-04
            25/03/2026                          | 2026-03-25
            03/25/2026                          | 2026-03-25
            04/04/2026                          | 2026-04-04
            03.04.2026                          | 2026-04-03
            03/04/2026 to 05/04/2026            | 2026-04-03/2026-04-05 or 2026-03-04/2026-05-04
            10/03/2026 - 15/03/2026             | 2026-03-10/2026-03-15
            the night of 3 to 4 March           | 2026-03-03/2026-03-04 @night
            3 March at night                    | 2026-03-03/2026-03-04 @night or 2026-03-02/2026-03-03 @night
            on the night of 3 March 2026        | 2026-03-03/2026-03-04 @night or 2026-03-02/2026-03-03 @night
            last night                          | 2026-11-25/2026-11-26 @night
            Tuesday night                       | 2026-11-24/2026-11-25 @night or 2026-11-23/2026-11-24 @night
            at 3 am on 4 March                  | 2026-03-04 @03:00
            4 March, 10.30 pm                   | 2026-03-04 @22:30
            4 March, 10:30 pm                   | 2026-03-04 @22:30
            4 March at 5 in the morning         | 2026-03-04 @05:00
            about 10 pm on 4 March              | 2026-03-04 @~22:00
            4 March at 3 o'clock                | 2026-03-04 @3 o'clock
            in the evening of 4 March           | 2026-03-04 @evening
            before dawn on 4 March              | 2026-03-04 @before dawn
            early in the morning of 4 March     | 2026-03-04 @early morning
            after 5 pm on 4 March               | 2026-03-04 @after 17:00
            before noon on 4 March              | 2026-03-04 @before noon
            since March until now               | 2026-03/..
            since 3 March, ongoing              | 2026-03-03/..
            March 2025 and 2026                 | {2025-03,2026-03}
            second of May 2025                  | 2025-05-02
            don't know                          | [..2026-11-26]
            I don’t know                        | [..2026-11-26]
            unknown                             | [..2026-11-26]
            """)
    void english(String phrase, String meant) throws JsonProblem {
        assertThat(read(phrase, true)).as(phrase).isEqualTo(meant.replace(" or ", " | "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 марта 2026              |
            4 марта                   | YEAR_TAKEN
            4-го                      | MONTH_TAKEN
            вчера                     |
            в марте прошлого года     |
            03.04.2026                | DAY_FIRST
            13.04.2026                |
            03/25/2026                |
            03.04.26                  | DAY_FIRST CENTURY_TAKEN
            понедельник 4 марта 2026  | OTHER_WEEKDAY
            в начале марта 2026       | PART_TAKEN
            лето 2025                 | SEASON_TAKEN
            в ночь на 4 марта 2026    |
            ночью 4 марта 2026        | NIGHT_BEFORE
            at night on 4 March 2026  | NIGHT_AFTER
            примерно до 4 марта 2026  | QUALIFIER_DROPPED
            не знаю                   | NOT_KNOWN
            5 марта 2027              | FUTURE
            2027-03                   | FUTURE
            """)
    void what_was_not_said_is_noted(String phrase, String notes) throws JsonProblem {
        assertThat(WordedDate.read(phrase, TODAY, true).get(0).notes().stream()
                        .map(Note::name)
                        .collect(Collectors.joining(" ")))
                .as(phrase)
                .isEqualTo(notes == null ? "" : notes);
    }

    @Test
    void one_date_that_can_be_read_in_one_order_only_settles_the_others() throws JsonProblem {
        assertThat(read("03/10/2026 or 03/15/2026", true)).isEqualTo("[2026-03-10,2026-03-15]");
        assertThat(read("03/10/2026 or 15/10/2026", true)).isEqualTo("[2026-10-03,2026-10-15]");
    }

    @Test
    void of_numbers_that_can_be_two_dates_each_is_named() throws JsonProblem {
        assertThat(WordedDate.read("03/04/2026", TODAY, true))
                .extracting(Reading::notes)
                .containsExactly(Set.of(Note.DAY_FIRST), Set.of(Note.MONTH_FIRST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "-",
                "?",
                "hello",
                "привет",
                "the",
                "4",
                "3-5",
                "12345",
                "в 5",
                "5 o'clock",
                "ночью",
                "night",
                "at 25:10 on 4 March",
                "в 30 часов 4 марта",
                "March March",
                "4 5 March",
                "between 3 March",
                "between",
                "from",
                "3 March 4",
                "с 9 до 11 утра 4 марта",
                "from 9 to 11 pm on 4 March",
                "в мае до 10-го",
                "20-е числа марта",
                "в двадцатых числах марта",
                "in the 20s of March",
                "не 5 марта",
                "not 5 March",
                "since 5",
                "до 5",
                "after the 5th day",
                "3 месяца назад, 5-го",
                "next Tuesday",
                "несколько дней назад",
                "4 мраta",
                "4 марта и ещё раз",
                "с",
                "до",
                "после",
                "в начале",
                "начало",
                "первой половине",
                "3 March at 5",
                "2500 год",
                "4 March 5000",
                "at",
                "11.22.33.44",
                "1/2/3/4",
                "4 March\u0000",
                "<4 March>",
                "999999999999999999999",
                "2 недели",
                "декада",
                "4 or 5 and 6 March",
                "\uD83D\uDE00",
                "i"
            })
    void what_is_no_date_gives_nothing(String phrase) throws JsonProblem {
        assertThat(WordedDate.read(phrase, TODAY, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 апреля",
                "30 February",
                "29 февраля 2025",
                "32.01.2026",
                "2026-02-30",
                "2026-13",
                "from 5 March 2026 to 3 March 2026",
                "00.03.2026",
                "29 February 2025 or 1 March 2025"
            })
    void a_day_that_is_not_in_the_calendar_is_said_to_be_none(String phrase) {
        assertThatThrownBy(() -> WordedDate.read(phrase, TODAY, false)).hasMessage("date.impossible");
    }

    /** The formats and names are those of the JDK's own locale data (Unicode CLDR). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ru | d MMMM uuuu 'г.'
            ru | EEEE, d MMMM uuuu 'года'
            ru | d MMM uuuu
            ru | dd.MM.uuuu
            ru | d.M.uu
            en | d MMMM uuuu
            en | EEEE, MMMM d, uuuu
            en | 'on' EEE d MMM uuuu
            en | uuuu/MM/dd
            """)
    void every_day_of_a_thousand_is_read_as_it_is_written(String language, String format) throws JsonProblem {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.forLanguageTag(language));
        for (int back = 0; back < 1000; back++) {
            LocalDate day = TODAY.minusDays(back);
            String phrase = formatter.format(day);
            assertThat(read(phrase, false)).as(phrase).isEqualTo(day.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"ru, d MMMM", "en, MMMM d"})
    void a_day_without_its_year_is_the_latest(String language, String format) throws JsonProblem {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.forLanguageTag(language));
        for (int back = 0; back < 365; back++) {
            LocalDate day = TODAY.minusDays(back);
            assertThat(read(formatter.format(day), false)).isEqualTo(day.toString());
        }
    }

    @Test
    void at_most_200_characters_are_read() throws JsonProblem {
        assertThat(WordedDate.read("4 March" + " ".repeat(193), TODAY, true)).hasSize(1);
        assertThatThrownBy(() -> WordedDate.read("4 March" + " ".repeat(194), TODAY, true))
                .hasMessage("date.too-long");
    }

    @Test
    void any_mixture_of_its_words_ends_with_few_readings() {
        long seed = 4_032_026;
        Random random = new Random(seed);
        String[] words =
                ("3 4-го 2026 03.04.2026 14:30 марта March ночь night на с по до в last прошлый вторник Tuesday и or "
                                + "около maybe летом winter начале half first неделю назад ago , - ? between yesterday не знаю")
                        .split(" ");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String phrase = random.ints(1 + random.nextInt(8), 0, words.length)
                    .mapToObj(word -> words[word])
                    .collect(Collectors.joining(" "));
            try {
                List<Reading> readings = WordedDate.read(phrase, TODAY, true);
                assertThat(readings).as("seed %d: %s", seed, phrase).hasSizeLessThanOrEqualTo(6);
                read += readings.size();
            } catch (JsonProblem problem) {
                assertThat(problem.key()).isEqualTo("date.impossible");
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    private static String read(String phrase, boolean monthMayBeFirst) throws JsonProblem {
        return WordedDate.read(phrase, TODAY, monthMayBeFirst).stream()
                .map(reading -> reading.edtf().text()
                        + reading.timeOfDay().map(time -> " @" + time).orElse(""))
                .collect(Collectors.joining(" | "));
    }
}
