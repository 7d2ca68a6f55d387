using ThongSuot.Core.Organizations;
using Read = ThongSuot.Documents;

namespace ThongSuot.Core.Documents;

/// <summary>From what the reader saw on the first page to the head of a document. What was not seen stays as it was.</summary>
internal static class HeadReading
{
    /// <summary>The head without its issuer's id and series, which depend on the tree.</summary>
    public static DocumentHead Of(Read.Document read, DocumentHead before)
    {
        var seen = read.Header;
        var number = DocumentNumber.Read(seen.Identifier?.Value);
        return before with
        {
            IssuerName = Clip(seen.Issuer?.Value, Document.LongestName) ?? before.IssuerName,
            Type = Clip(seen.Type?.Value, Document.LongestType) ?? before.Type,
            Number = number?.Number ?? before.Number,
            NumberTail = number?.Tail ?? before.NumberTail,
            Symbol = number?.Symbol ?? Clip(seen.Symbol, Document.LongestSymbol) ?? before.Symbol,
            IssuedOn = seen.Date?.Value ?? before.IssuedOn,
            Subject = Clip(seen.Subject?.Value, Document.LongestSubject) ?? before.Subject,
            Urgency = UrgencyOf(seen.Urgency?.Value) ?? before.Urgency,
        };
    }

    /// <summary>The head of a document that is cited; null when its identifier has no number.</summary>
    public static DocumentHead? Of(Read.Recognition.Reference reference) => DocumentNumber.Read(reference.Identifier) is not { } number ? null
        : new(null, Clip(reference.Issuer, Document.LongestName) ?? "", Clip(reference.Type, Document.LongestType) ?? "", number.Number, number.Symbol, NumberSeries.Of(number.Symbol, reference.Date), reference.Date, Clip(reference.Title, Document.LongestSubject) ?? "", NumberTail: number.Tail);

    public static DocumentHead Of(Read.Recognition.AnnouncedDocument announced) =>
        new(null, Clip(announced.Issuer, Document.LongestName) ?? "", Clip(announced.Type, Document.LongestType) ?? "", null, "", "", null, Clip(announced.About, Document.LongestSubject) ?? "");

    /// <summary>A machine's reading is cut where a person would be told that it is too long. Null for nothing.</summary>
    public static string? Clip(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : text.Length <= longest ? text.Trim() : text[..(longest - 1)].TrimEnd() + "…";

    private static Urgency? UrgencyOf(string? printed) => printed is null ? null : NameFolding.Fold(printed) switch
    {
        "khan" => Urgency.Urgent,
        "thuong khan" => Urgency.VeryUrgent,
        var word when word.StartsWith("hoa toc", StringComparison.Ordinal) => Urgency.Express,
        _ => null,
    };
}
