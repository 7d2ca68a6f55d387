using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Documents.Structure;

/// <summary>Number, place, date and the issuer named under the title, as they are met in a head.</summary>
internal sealed class HeadFields(string text, string folded)
{
    private TextSpan _span = new(int.MaxValue, 0);

    public Recognised<string>? Identifier { get; private set; }

    public string? Number { get; private set; }

    public string? Symbol { get; private set; }

    public Recognised<string>? Place { get; private set; }

    public Recognised<DateOnly>? Date { get; private set; }

    /// <summary>From "CỦA …" under the title.</summary>
    public Recognised<string>? GivenIssuer { get; private set; }

    public bool NumberSeen { get; private set; }

    public bool DateSeen { get; private set; }

    public List<Finding> Findings { get; } = [];

    /// <summary>From the first to the last thing read; empty when nothing was.</summary>
    public TextSpan Span => _span.End > _span.Start ? _span : default;

    public void Cover(TextSpan span) => _span = _span.Union(span);

    public void TakeNumber(TextSpan span)
    {
        if (NumberSeen) return;
        NumberSeen = true;
        Cover(span);
        var reading = HeadNumbers.Read(text, folded, span);
        (Number, Symbol) = (reading.Number, reading.Symbol);
        if (reading.Identifier is not null) Identifier = new Recognised<string>(reading.Identifier, reading.Span, "HEAD-NUMBER");
        else Findings.Add(new Finding(reading.IsBlank ? "TS-HEAD-01" : "TS-HEAD-02", Severity.Warning, span));
    }

    public void TakeDate(TextSpan span)
    {
        if (DateSeen) return;
        DateSeen = true;
        Cover(span);
        var day = folded.AsSpan(span.Start, span.Length).LastIndexOf("nga", StringComparison.Ordinal);
        var place = new TextSpan(span.Start, span.Start + day);
        while (place.Length > 0 && !char.IsLetterOrDigit(text[place.End - 1])) place = place with { End = place.End - 1 };
        if (place.Length > 1) Place = new Recognised<string>(place.Of(text), place, "HEAD-PLACE");
        var limit = Math.Min(folded.Length, span.End);
        if (IssueDates.TryRead(folded.AsSpan()[..limit], span.Start + day, out var date, out _)) Date = new Recognised<DateOnly>(date, span, "HEAD-DATE");
        else if (HeadNumbers.MendYear(folded, span, span.Start + day) is { } mended) Date = new Recognised<DateOnly>(mended, span, "HEAD-DATE-YEAR");
        else Findings.Add(new Finding("TS-HEAD-03", Severity.Warning, span));
    }

    /// <summary>"CỦA BAN THƯỜNG VỤ TỈNH ỦY"; "CỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP NGÀY 09 THÁNG 3 NĂM 2007": gives what stands after it.</summary>
    public TextSpan TakeGivenIssuer(TextSpan span)
    {
        var end = span.Start;
        var capital = BodyNames.IsCapital(text.AsSpan(span.Start, Math.Min(12, span.Length)));
        for (var at = span.Start; at < span.End;)
        {
            var word = at;
            while (word < span.End && text[word] != ' ') word++;
            if (text.AsSpan(at, word - at).ContainsAnyInRange('0', '9') || (capital && HasLower(text.AsSpan(at, word - at))) || folded.AsSpan(at, word - at) is "ve" or "so" or "v/v" or "ngay") break;
            end = word;
            at = word + 1;
        }
        var issuer = new TextSpan(Math.Min(span.Start + 4, end), end);
        if (issuer.Length > 2) GivenIssuer = new Recognised<string>(BodyNames.Sentence(issuer.Of(text)), issuer, "HEAD-ISSUER-OF");
        Cover(new TextSpan(span.Start, end));
        while (end < span.End && !char.IsLetterOrDigit(text[end])) end++;
        if (folded.AsSpan(end, span.End - end).StartsWith("so", StringComparison.Ordinal))
        {
            var number = new TextSpan(end, span.End);
            TakeNumber(number);
            if (Identifier is not null) end = Identifier.Span.End;
            while (end < span.End && !char.IsLetterOrDigit(text[end])) end++;
        }
        if (IssueDates.TryRead(folded.AsSpan()[..span.End], end, out var date, out var after))
        {
            Date = new Recognised<DateOnly>(date, new TextSpan(end, after), "HEAD-DATE-OF");
            end = after;
            while (end < span.End && !char.IsLetterOrDigit(text[end])) end++;
        }
        return new TextSpan(end, span.End);
    }

    private static bool HasLower(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLower(c)) return true;
        return false;
    }
}
