using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Structure;

/// <summary>Words that stand alone in a head: type names, degrees of urgency, furniture.</summary>
internal static class HeadWords
{
    private static readonly (string Tight, string Name)[] Degrees =
        [("hoatochengio", "Hỏa tốc hẹn giờ"), ("thuongkhan", "Thượng khẩn"), ("hoatoc", "Hỏa tốc"), ("khan", "Khẩn")];

    /// <summary>The type name of a heading line, in sentence case; <paramref name="end"/> is where what follows begins.</summary>
    /// <param name="afterNumber">True once the number was read: a title is due.</param>
    /// <param name="opens">True where a title in small letters may open the text.</param>
    public static string? Title(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, out int end, bool afterNumber = false, bool opens = false)
    {
        end = text.Length;
        if (text.Length <= 48)
        {
            var letters = Tight(folded, stackalloc char[48]);
            if (DocumentTypes.FromHeading(letters) is { } whole && (BodyNames.IsCapital(text) || letters.SequenceEqual(whole.Tight) && char.IsUpper(FirstLetter(text)))) return whole.Name;
            // A stamp of urgency printed on the same line.
            if (BodyNames.IsCapital(text))
                foreach (var (degree, _) in Degrees)
                    if (letters.Length > degree.Length + 5 && Spelling.Near(letters[..degree.Length], degree, 1) && DocumentTypes.FromHeading(letters[degree.Length..]) is { } late) return late.Name;
        }
        // A stamp of which a scan left a few letters.
        if (afterNumber && text.Length <= 28 && BodyNames.IsCapital(text) && DocumentTypes.EndingAt(folded) is { IsTitle: true, Folded.Length: > 5 } last) return last.Name;
        // "KẾ HOẠCH, NHIỆM VỤ" and "CHƯƠNG TRÌNH Xây dựng …": the name opens the line in capitals.
        if (DocumentTypes.StartingAt(folded) is not { } type) return null;
        if (!BodyNames.IsCapital(text[..type.Folded.Length]))
        {
            // "Quyết định của Thủ tướng Chính phủ số …": how old gazettes begin a document.
            if (!opens || !folded[type.Folded.Length..].StartsWith(" cua ", StringComparison.Ordinal)) return null;
            end = type.Folded.Length;
            return type.Name;
        }
        if (BodyNames.IsCapital(text) && text.Length <= 60 && !OpensSubject(folded[type.Folded.Length..]))
        {
            // The rest of a longer name in capitals: "KẾ HOẠCH HÀNH ĐỘNG CHUNG".
            end = text.Length;
            return Sentence(text);
        }
        end = type.Folded.Length;
        return type.Name;
    }

    public static string? Urgency(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 24) return null;
        var letters = Tight(folded, stackalloc char[24]);
        foreach (var (tight, name) in Degrees)
            if (Spelling.Near(letters, tight, tight.Length > 5 ? 1 : 0)) return name;
        return null;
    }

    /// <summary>Capitals that are no body: a draft mark, a secrecy mark, the head of a gazette.</summary>
    public static bool IsFurniture(ReadOnlySpan<char> folded) =>
        folded.StartsWith("du thao", StringComparison.Ordinal) || folded.StartsWith("cong bao", StringComparison.Ordinal) || folded.StartsWith("van ban quy pham", StringComparison.Ordinal)
        || folded.StartsWith("phan van ban", StringComparison.Ordinal) || folded.StartsWith("ky boi", StringComparison.Ordinal) || folded is "mat" or "toi mat" or "tuyet mat" or "ban sao" or "luu hanh noi bo";

    private static bool OpensSubject(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" :,-");
        return rest.StartsWith("ve ", StringComparison.Ordinal) || rest.StartsWith("v/v", StringComparison.Ordinal) || rest.StartsWith("cua ", StringComparison.Ordinal) || rest.StartsWith("so ", StringComparison.Ordinal);
    }

    private static char FirstLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c)) return c;
        return '\0';
    }

    private static ReadOnlySpan<char> Tight(ReadOnlySpan<char> folded, Span<char> to)
    {
        var n = 0;
        foreach (var c in folded)
            if (char.IsLetterOrDigit(c) && n < to.Length) to[n++] = c;
        return to[..n];
    }

    private static string Sentence(ReadOnlySpan<char> text)
    {
        var lower = text.Trim().ToString().ToLower(System.Globalization.CultureInfo.InvariantCulture);
        return string.Concat(lower[..1].ToUpper(System.Globalization.CultureInfo.InvariantCulture), lower[1..]);
    }
}
