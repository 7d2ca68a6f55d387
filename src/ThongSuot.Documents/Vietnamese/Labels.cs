namespace ThongSuot.Documents.Vietnamese;

/// <summary>Ways a provision is labelled (NĐ 30/2020 PL I, mục II.6; HD 36-HD/VPTW, mục II.5; and what is seen in use).</summary>
internal enum LabelKind : byte
{
    None,
    /// <summary>"Phần I", "PHẦN THỨ NHẤT".</summary>
    Part,
    /// <summary>"Chương I".</summary>
    Chapter,
    /// <summary>"Mục 1".</summary>
    Section,
    /// <summary>"Điều 5."</summary>
    Article,
    /// <summary>"A. ", "B- " before a heading.</summary>
    Capital,
    /// <summary>"II. ", "II- ", "II " before capitals.</summary>
    Roman,
    /// <summary>"1. ", "1.1. ", "1- ", "1) ".</summary>
    Number,
    /// <summary>"(1) ".</summary>
    Bracketed,
    /// <summary>"a) ", "a. ".</summary>
    Letter,
    /// <summary>"- ".</summary>
    Dash,
    /// <summary>"+ ".</summary>
    Plus,
    /// <summary>"* ", "• " and the like.</summary>
    Star,
}

/// <param name="Kind">How it is labelled.</param>
/// <param name="Text">Without brackets, closing punctuation and word ("5", "II", "1.1", "a"); empty for bullets.</param>
/// <param name="Length">Characters up to the first character of the content.</param>
/// <param name="Closing">The punctuation after it: '.', ')', '-', ':' or ' '.</param>
internal readonly record struct Label(LabelKind Kind, string Text, int Length, char Closing)
{
    public bool IsBullet => Kind >= LabelKind.Dash;
}

/// <summary>Reads the label at the start of a paragraph or line.</summary>
internal static class Labels
{
    private static readonly System.Buffers.SearchValues<char> SmallRoman = System.Buffers.SearchValues.Create("ivxIVX");
    private static readonly string[] PartOrdinals = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"];

    /// <summary>The label at the start, or <see cref="LabelKind.None"/>. <paramref name="folded"/> is the folded form of <paramref name="text"/>.</summary>
    public static Label Read(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = 0;
        // Specks of dirt before a label in scans: "__ đ) …", "- 2. Giao …".
        while (at < text.Length && at < 4 && text[at] is '_' or '|' or '[' or ']' or '\'' or '"' or '`' or '.' or ' ') at++;
        if (at >= text.Length) return default;
        if (at > 0)
        {
            var inner = ReadClean(text[at..], folded[at..]);
            return inner.Kind is LabelKind.None || inner.IsBullet || text[at - 1] is '"' or '\'' ? default : inner with { Length = inner.Length + at };
        }
        return ReadClean(text, folded);
    }

    private static Label ReadClean(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var c = folded[0];
        if (c is '-' or '+' or '*' or '~' or '\uF0D8' or '\u25CB' or '\u25A0' or '\u27A2' or '\u2713') return Bullet(text, folded, c);
        if (c == '(') return Bracketed(text, folded);
        if (char.IsAsciiDigit(c)) return Number(text, folded);
        // "§. Sở Y tế": a scan's 8, for the outline to confirm.
        if (text[0] == '§') return text.Length > 3 && text[1] == '.' && Content(text, 2, out var content) && char.IsUpper(text[content]) ? new Label(LabelKind.Number, "8", content, ',') : default;
        if (c is 'd' or 'p' or 'c' or 'm')
        {
            var word = Word(text, folded);
            if (word.Kind != LabelKind.None) return word;
        }
        if (IsRomanDigit(text[0]) || text[0] is 'H' or ']' or 'l')
        {
            var roman = Roman(text, folded);
            if (roman.Kind != LabelKind.None) return roman;
        }
        return char.IsAsciiLetter(c) || c is 'ø' or '©' or 'œ' or '®' or 'ð' or '¢' ? Letter(text, folded) : default;
    }

    private static Label Bullet(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, char mark)
    {
        var at = 1;
        while (at < folded.Length && folded[at] is '-' && at < 3) at++;
        if (at > 1) return default; // "--": an ornament
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return default;
        // "- 2. Giao …": dirt before a number; "-5 °C" and "+84 …" are not bullets.
        if (mark is '-' && at > 1 && char.IsAsciiDigit(text[at]))
        {
            var number = Number(text[at..], folded[at..]);
            if (number.Kind == LabelKind.Number && number.Closing == '.' && number.Text.Length <= 2 && char.IsUpper(text[at + number.Length])) return number with { Length = number.Length + at };
        }
        if (at == 1 && (char.IsAsciiDigit(text[at]) || !(char.IsLetter(text[at]) || text[at] is '"' or '“' or '('))) return default;
        return new Label(mark is '-' or '~' ? LabelKind.Dash : mark == '+' ? LabelKind.Plus : LabelKind.Star, "", at, ' ');
    }

    private static Label Bracketed(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = 1;
        while (at < text.Length && at < 4 && (char.IsAsciiDigit(text[at]) || char.IsAsciiLetter(folded[at]))) at++;
        if (at == 1 || at >= text.Length || text[at] != ')') return default;
        var inner = text[1..at];
        var digits = inner.IndexOfAnyExceptInRange('0', '9') < 0;
        var roman = inner.IndexOfAnyExcept(SmallRoman) < 0;
        if (!digits && !roman && inner.Length > 1) return default;
        at++;
        if (at < text.Length && text[at] is '.' or ':') at++;
        return Content(text, at, out var length) ? new Label(digits || roman ? LabelKind.Bracketed : LabelKind.Letter, inner.ToString().ToLowerInvariant(), length, ')') : default;
    }

    private static Label Number(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = 0;
        var parts = 0;
        var end = 0;
        while (parts < 5)
        {
            var start = at;
            while (at < text.Length && at - start < 3 && char.IsAsciiDigit(text[at])) at++;
            if (at == start) break;
            if (at < text.Length && char.IsAsciiDigit(text[at])) return default;
            parts++;
            end = at;
            if (at < text.Length && text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) at++;
            else break;
        }
        if (at >= text.Length) return default;
        var closing = text[at];
        var label = text[..end];
        if (closing is '.' or ')' or ':' or ';' or '-' or '/' or ',')
        {
            if (closing is '/' || closing is ',' && !(parts == 1 && IsPointLost(text, folded, at + 1))) return default;
            at++;
            // "6.. Bà", "1..": scans double the point.
            while (at < text.Length && text[at] == '.' && at < end + 4) at++;
            if (at < text.Length && closing == ')' && text[at] == '.') at++;
            if (closing is ':' && parts == 1 && at < text.Length && char.IsAsciiDigit(text[at])) return default; // 8:30
            // "1-Xây dựng": allowed; "12-KH/TU", "5-7 ngày": not labels.
            if (closing is '-' && (at >= text.Length || (text[at] != ' ' && !(char.IsUpper(text[at]) && at + 1 < text.Length && char.IsLower(text[at + 1]))))) return default;
            if (closing is '.' && at < text.Length && text[at] != ' ' && !char.IsLetter(text[at]) && text[at] is not ('"' or '“' or '(' or '|')) return default;
            if (!Content(text, at, out var length)) return default;
            // "2.000 đồng", "3. 2025" are figures.
            if (closing is '.' && char.IsAsciiDigit(text[length])) return default;
            if (closing is '-' or ';' && !char.IsUpper(text[length])) return default;
            return new Label(LabelKind.Number, label.ToString(), length, closing);
        }
        // "1.1 Tăng cường": several parts may stand without a closing point.
        if (parts >= 2 && closing == ' ' && Content(text, at, out var bare) && char.IsUpper(text[bare]) && !folded[bare..].StartsWith("trieu") && !folded[bare..].StartsWith("ty "))
            return new Label(LabelKind.Number, label.ToString(), bare, ' ');
        return default;
    }

    /// <summary>"5, Đối với …": a scan's comma for the point, for the outline to confirm; "5, Điều 10" is a citation.</summary>
    private static bool IsPointLost(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, int at) =>
        at + 2 < text.Length && text[at] == ' ' && char.IsUpper(text[at + 1]) && char.IsLower(text[at + 2])
        && !(folded[(at + 1)..] is var next && (next.StartsWith("dieu ") || next.StartsWith("khoan ") || next.StartsWith("muc ") || next.StartsWith("chuong ") || next.StartsWith("phan ")));

    private static Label Letter(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        if (text.Length < 3) return default;
        var c = text[0];
        if (text[1] == ')')
        {
            if (!Content(text, 2, out var length)) return default;
            // A sign no alphabet has is a letter that a scan could not make out; its place will tell which.
            if (!char.IsAsciiLetter(folded[0])) return new Label(LabelKind.Letter, "?", length, ')');
            var lower = char.ToLowerInvariant(c) is 'đ' or 'ð' ? 'đ' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : folded[0];
            return new Label(LabelKind.Letter, lower.ToString(), length, ')');
        }
        if (text[1] is '.' or '-' && char.IsLower(c) && text.Length > 3 && text[2] == ' ' && char.IsUpper(text[3]))
            return new Label(LabelKind.Letter, c is 'đ' ? "đ" : folded[0].ToString(), 3, text[1]);
        if (text[1] is '.' or '-' or ')' && c is >= 'A' and <= 'H' && Content(text, 2, out var at) && char.IsUpper(text[at]) && IsShouting(text[at..]))
            return new Label(LabelKind.Capital, c.ToString(), at, text[1]);
        return default;
    }

    private static Label Roman(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var at = 0;
        while (at < text.Length && at < 6 && (IsRomanDigit(text[at]) || text[at] is ']' or 'l' or 'H')) at++;
        if (at >= text.Length) return default;
        var raw = text[..at];
        var dirty = raw.IndexOfAny(']', 'l', 'H') >= 0;
        var label = dirty ? raw.ToString().Replace("H", "II", StringComparison.Ordinal).Replace(']', 'I').Replace('l', 'I') : raw.ToString();
        if (RomanNumerals.InCapitals(label) is not (> 0 and < 60)) return default;
        // "C." and "D." head a series of capitals, not of Roman numerals.
        if (label is "C" or "D" or "L" or "M") return default;
        var closing = text[at];
        var end = at;
        while (end < text.Length && text[end] == ' ') end++;
        if (end < text.Length && text[end] is '.' or '-' or ')' or '–' or '—' or ':' or '/')
        {
            closing = text[end] is '–' or '—' ? '-' : text[end];
            end++;
            if (closing == '/' && !(end < text.Length && text[end] == ' ')) return default;
            if (closing == '.' && end < text.Length && text[end] == '-') end++;
            if (!Content(text, end, out var length) || !char.IsLetter(text[length])) return default;
            if (dirty && !IsShouting(text[length..])) return default;
            if (!char.IsUpper(text[length]) && closing != ')') return default;
            return new Label(LabelKind.Roman, label, length, closing);
        }
        // "II YÊU CẦU": the point is lost, the capitals tell.
        if (closing == ' ' && !dirty && Content(text, at, out var bare) && text.Length < 140 && IsShouting(text[bare..]) && text.Length - bare > 4)
            return new Label(LabelKind.Roman, label, bare, ' ');
        // "VII Kinh phí:": two digits and a short heading will do.
        if (closing == ' ' && !dirty && raw.Length > 1 && text.Length < 90 && Content(text, at, out var heading) && char.IsUpper(text[heading]) && heading + 1 < text.Length && char.IsLower(text[heading + 1]))
            return new Label(LabelKind.Roman, label, heading, ' ');
        return default;
    }

    private static Label Word(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        var (kind, at) = folded switch
        {
            _ when folded.StartsWith("dieu ") && char.IsUpper(text[0]) => (LabelKind.Article, 5),
            _ when folded.StartsWith("chuong ") && char.IsUpper(text[0]) => (LabelKind.Chapter, 7),
            _ when folded.StartsWith("muc ") && char.IsUpper(text[0]) => (LabelKind.Section, 4),
            _ when folded.StartsWith("phan thu ") && char.IsUpper(text[0]) => (LabelKind.Part, 9),
            _ when folded.StartsWith("phan ") && char.IsUpper(text[0]) => (LabelKind.Part, 5),
            _ => (LabelKind.None, 0),
        };
        if (kind == LabelKind.None || at >= text.Length) return default;
        if (kind == LabelKind.Part && at == 9)
        {
            for (var i = 0; i < PartOrdinals.Length; i++)
            {
                if (!folded[at..].StartsWith(PartOrdinals[i])) continue;
                var stop = at + PartOrdinals[i].Length;
                if (stop < folded.Length && char.IsLetter(folded[stop])) continue;
                return Tail(text, kind, RomanNumerals.Write(i + 1), stop, mustEnd: false);
            }
            return default;
        }
        // "Phần A", "PHẦN B": parts may be lettered.
        if (kind == LabelKind.Part && text[at] is >= 'A' and <= 'H' && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]))) return Tail(text, kind, text[at].ToString(), at + 1, mustEnd: false);
        var end = at;
        while (end < text.Length && end - at < 6 && (char.IsAsciiDigit(text[end]) || IsRomanDigit(text[end]))) end++;
        if (end == at || (end < text.Length && char.IsLetter(text[end]) && !(end + 1 < text.Length && !char.IsLetter(text[end + 1])))) return default;
        // "Điều 5a." after an amendment.
        if (end < text.Length && char.IsLetter(text[end])) end++;
        return Tail(text, kind, text[at..end].ToString(), end, mustEnd: true);
    }

    /// <summary>After "Điều 5": a point or colon and content, or nothing more. "Điều 5 Nghị định này" is a citation.</summary>
    private static Label Tail(ReadOnlySpan<char> text, LabelKind kind, string label, int end, bool mustEnd)
    {
        var at = end;
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return new Label(kind, label, text.Length, ' ');
        if (text[at] is '.' or ':' or '-' or '–' or '/' or ')')
        {
            var closing = text[at++];
            while (at < text.Length && text[at] is ' ' or '.') at++;
            if (at < text.Length && !char.IsUpper(text[at]) && char.IsLetter(text[at]) && closing == '-') return default;
            return new Label(kind, label, at, closing);
        }
        // "PHẦN I MỤC TIÊU", "Chương II TỔ CHỨC": a heading in capitals on the same line.
        if (kind is not LabelKind.Article && (IsShouting(text[at..]) || !mustEnd && char.IsUpper(text[at]))) return new Label(kind, label, at, ' ');
        return default;
    }

    private static bool Content(ReadOnlySpan<char> text, int at, out int start)
    {
        while (at < text.Length && text[at] is ' ' or '|') at++;
        start = at;
        return at < text.Length;
    }

    /// <summary>True when no letter of the first words is lower case and there is at least one letter.</summary>
    public static bool IsShouting(ReadOnlySpan<char> text)
    {
        int upper = 0, lower = 0;
        foreach (var c in text.Length > 120 ? text[..120] : text)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        // One slip of a scan in ten letters is forgiven.
        return upper >= 2 && lower * 10 <= upper;
    }

    private static bool IsRomanDigit(char c) => c is 'I' or 'V' or 'X' or 'L' or 'C' or 'D' or 'M';
}
