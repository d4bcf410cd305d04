//! Filling values into sentences, with the particle (조사) that the value's last sound asks for.

/// Fills `{name}` with the value of that name, and `{name:은는}` with the value and the fitting particle.
///
/// Pairs: `은는`, `이가`, `을를`, `과와`, `으로` (for 으로/로), `이에요` (for 이에요/예요).
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        let (name, pair) = slot.split_once(':').unwrap_or((slot, ""));
        let value = values
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| value);
        out.push_str(value);
        out.push_str(particle(value, pair));
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn particle(value: &str, pair: &str) -> &'static str {
    let end = ending(value);
    let closed = end != Ending::Vowel;
    match pair {
        "은는" => {
            if closed {
                "은"
            } else {
                "는"
            }
        }
        "이가" => {
            if closed {
                "이"
            } else {
                "가"
            }
        }
        "을를" => {
            if closed {
                "을"
            } else {
                "를"
            }
        }
        "과와" => {
            if closed {
                "과"
            } else {
                "와"
            }
        }
        "이에요" => {
            if closed {
                "이에요"
            } else {
                "예요"
            }
        }
        "으로" => {
            if end == Ending::Consonant {
                "으로"
            } else {
                "로"
            }
        }
        _ => "",
    }
}

#[derive(PartialEq, Eq)]
enum Ending {
    Vowel,
    /// ㄹ, after which 로 stands without 으.
    Rieul,
    Consonant,
}

/// The sound in which a value ends, as it is read aloud in Korean. Closing brackets and quotes are silent.
fn ending(value: &str) -> Ending {
    let last = value
        .chars()
        .rev()
        .find(|letter| !matches!(letter, ')' | ']' | '"' | '\'' | '’' | '”' | '」' | ' ' | '*'));
    match last {
        Some(letter @ '가'..='힣') => match (letter as u32 - '가' as u32) % 28 {
            0 => Ending::Vowel,
            8 => Ending::Rieul,
            _ => Ending::Consonant,
        },
        // 영, 일, 삼, 육, 칠, 팔 end in a consonant; 일, 칠, 팔 in ㄹ.
        Some('1' | '7' | '8') => Ending::Rieul,
        Some('0' | '3' | '6') => Ending::Consonant,
        // 엘, 알 end in ㄹ; 엠, 엔 in another consonant.
        Some('l' | 'L' | 'r' | 'R') => Ending::Rieul,
        Some('m' | 'M' | 'n' | 'N') => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_get_the_particle_of_their_last_sound() {
        for (value, expected) in [
            ("등본", "등본은 등본이 등본을 등본과 등본으로"),
            ("여권", "여권은 여권이 여권을 여권과 여권으로"),
            ("서류", "서류는 서류가 서류를 서류와 서류로"),
            ("서울", "서울은 서울이 서울을 서울과 서울로"),
            ("서초1", "서초1은 서초1이 서초1을 서초1과 서초1로"),
            ("3", "3은 3이 3을 3과 3으로"),
            ("2", "2는 2가 2를 2와 2로"),
            (
                "초본(상세)",
                "초본(상세)는 초본(상세)가 초본(상세)를 초본(상세)와 초본(상세)로",
            ),
            ("PDF", "PDF는 PDF가 PDF를 PDF와 PDF로"),
        ] {
            let text = "{v:은는} {v:이가} {v:을를} {v:과와} {v:으로}";
            assert_eq!(fill(text, &[("v", value)]), expected);
        }
    }

    #[test]
    fn what_something_is_ends_as_its_last_sound_asks_for() {
        for (value, expected) in [
            ("낮 12시", "낮 12시예요"),
            ("오후 1시 30분", "오후 1시 30분이에요"),
            ("899230", "899230이에요"),
            ("2", "2예요"),
        ] {
            assert_eq!(fill("{v:이에요}", &[("v", value)]), expected);
        }
    }

    /// An oracle that does not use the arithmetic of the code: the final consonants written out.
    #[test]
    fn all_11172_syllables_get_the_right_particle() {
        let finals = [
            "", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ",
            "ㅁ", "ㅂ", "ㅄ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
        ];
        let syllables = ('가'..='힣').collect::<Vec<char>>();
        assert_eq!(syllables.len(), 11_172);
        for (at, syllable) in syllables.into_iter().enumerate() {
            let last = finals[at % finals.len()];
            let value = syllable.to_string();
            let topic = fill("{v:은는}", &[("v", &value)]);
            assert_eq!(
                topic,
                format!("{value}{}", if last.is_empty() { "는" } else { "은" })
            );
            let way = fill("{v:으로}", &[("v", &value)]);
            assert_eq!(
                way,
                format!(
                    "{value}{}",
                    if matches!(last, "" | "ㄹ") {
                        "로"
                    } else {
                        "으로"
                    }
                )
            );
        }
    }

    #[test]
    fn a_template_without_its_value_or_brace_loses_nothing_else() {
        assert_eq!(fill("a {b} c {d", &[]), "a  c {d");
    }
}
