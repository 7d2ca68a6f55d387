using System.Globalization;
using System.Text;
using ThongSuot.Core.Documents;
using ThongSuot.Documents;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Recognition;
using Document = ThongSuot.Core.Documents.Document;
using Duty = ThongSuot.Core.Documents.Duty;

namespace ThongSuot.Core.Plans;

/// <summary>The text a body's own plan begins with: what the upper document asks of it, as numbered duties with earlier dates, and where each stands in the text.</summary>
internal sealed record PlanDraft(string Subject, string Text, string Reading, string ReaderVersion, (int Start, int Length) Citation, IReadOnlyList<(BindingDuty Upper, DutyFields Fields)> Duties)
{
    public static PlanDraft Write(Document upper, string body, IReadOnlyList<BindingDuty> duties, int daysBefore, DateOnly today)
    {
        var name = NameOf(upper);
        var subject = Clip($"Thực hiện {name}", Document.LongestSubject);
        var fields = duties.Select(d => (Upper: d, Fields: FieldsOf(d, daysBefore, today))).ToList();
        var text = new StringBuilder().Append("KẾ HOẠCH\n").Append(subject).Append("\n\n").Append(CultureInfo.InvariantCulture, $"Căn cứ {name}, {body} xây dựng kế hoạch thực hiện với các nhiệm vụ sau:\n");
        foreach (var (duty, number) in fields.Select((d, i) => (d, i + 1))) text.Append(CultureInfo.InvariantCulture, $"{number}. {duty.Fields.Text}\n");
        var read = DocumentReader.ReadText(text.ToString());
        using var json = new MemoryStream();
        JsonExport.Write(read, json);
        var reading = Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
        var citation = Math.Max(0, read.Text.IndexOf(name, StringComparison.Ordinal));
        var (placed, at) = (new List<(BindingDuty, DutyFields)>(), 0);
        foreach (var (duty, said) in fields)
        {
            // The reader keeps words and their order; where it took a line apart, the quotation is its beginning.
            var start = read.Text.IndexOf(said.Text, at, StringComparison.Ordinal);
            var length = said.Text.Length;
            if (start < 0) (start, length) = Beginning(read.Text, said.Text, at);
            placed.Add((duty, said with { QuoteStart = start, QuoteLength = length, Section = StoredReading.SectionAt(reading, start) }));
            at = start + length;
        }
        return new(subject, read.Text, reading, read.ReaderVersion, (citation, Math.Min(name.Length, read.Text.Length - citation)), placed);
    }

    /// <summary>The upper duty as the body's own, to be done some days earlier: the one above must have time to gather what comes from below (DOMAIN §3.6).</summary>
    public static DutyFields FieldsOf(BindingDuty upper, int daysBefore, DateOnly today)
    {
        var said = upper.Duty.Fields;
        // Kept on one line, as the text has it.
        var text = string.Join(' ', said.Text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (upper.DueOn is not { } due) return said with { Text = text };
        var own = due <= today ? due : due.AddDays(-daysBefore) is var earlier && earlier > today ? earlier : today;
        var written = string.Create(CultureInfo.InvariantCulture, $"chậm nhất ngày {own.Day}/{own.Month}/{own.Year}");
        text = said.DueWritten is { Length: > 0 } old && text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, written, StringComparison.Ordinal) : $"{text.TrimEnd('.', ';', ' ')}, {written}";
        return said with { Text = Clip(text, Duty.LongestText), DueWritten = written, DueKind = DeadlineKind.By, DueOn = own };
    }

    private static (int Start, int Length) Beginning(string text, string said, int at)
    {
        var words = said.Split(' ');
        for (var count = words.Length - 1; count > 0; count--)
            if (string.Join(' ', words.Take(count)) is var some && text.IndexOf(some, at, StringComparison.Ordinal) is >= 0 and var start) return (start, some.Length);
        return (Math.Min(at, text.Length - 1), 1);
    }

    private static string NameOf(Document upper)
    {
        var day = upper.IssuedOn is { } on ? string.Create(CultureInfo.InvariantCulture, $" ngày {on.Day}/{on.Month}/{on.Year}") : "";
        var type = upper.Type.Length > 0 ? upper.Type : "văn bản";
        return string.Join(' ', (upper.Identifier.Length > 0 ? $"{type} số {upper.Identifier}{day} của {upper.IssuerName}" : $"{type} {upper.Subject}").Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Clip(string text, int most) => text.Length <= most ? text : text[..most];
}
