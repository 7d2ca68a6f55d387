using System.Text.Json;
using ThongSuot.Core.Documents;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>A stretch of the text to be shown: a duty's quotation, or something recognised.</summary>
/// <param name="Class">How it is marked: <c>asked</c>, <c>who</c>, <c>with</c>, <c>due</c>, <c>ref</c>, <c>unclear</c>.</param>
/// <param name="DutyId">For a quotation its duty, else null.</param>
internal readonly record struct TextMark(int Start, int End, string Class, long? DutyId = null);

/// <summary>A piece of a line under the same marks.</summary>
/// <param name="Classes">Names of its marks, a blank between; empty for plain text.</param>
/// <param name="DutyId">The duty whose quotation it is part of.</param>
/// <param name="Begins">True for the first piece of that quotation: the place a link from the duty leads to.</param>
internal sealed record TextPiece(string Text, string Classes, long? DutyId, bool Begins);

/// <summary>A line of the stored text: a paragraph, or a row of a table as its cells.</summary>
internal sealed record TextLine(int Start, IReadOnlyList<IReadOnlyList<TextPiece>> Cells);

/// <summary>The stored text cut into lines, cells and marked pieces, once over text and marks.</summary>
internal static class PrintedText
{
    /// <summary>The text of an edition with what was read from it, and its duties numbered in their order.</summary>
    public static Printed Of(EditionReading read, IReadOnlyList<DutyRow> duties, string linkLabel)
    {
        using var reading = JsonDocument.Parse(read.Reading);
        var asked = duties.Where(d => d.EditionId == read.EditionId).Select(d => new TextMark(d.Fields.QuoteStart, d.Fields.QuoteStart + d.Fields.QuoteLength, "asked", d.Id));
        var numbers = duties.Select((duty, i) => (duty.Id, Number: i + 1)).ToDictionary(d => d.Id, d => d.Number);
        return new(Lines(read.Text, [.. asked, .. Recognised(reading.RootElement)]), numbers, duties.Where(d => d.State == DutyState.Rejected).Select(d => d.Id).ToHashSet(), linkLabel, Items(reading.RootElement, "findings").Count());
    }

    public static List<TextLine> Lines(string text, IEnumerable<TextMark> marks)
    {
        var waiting = new Queue<TextMark>(marks.Where(m => m.Start >= 0 && m.Start < m.End && m.End <= text.Length).OrderBy(m => m.Start));
        List<TextMark> open = [];
        HashSet<long> begun = [];
        List<TextLine> lines = [];
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var stop && stop < 0 ? text.Length : stop;
            var cells = new List<IReadOnlyList<TextPiece>>();
            for (var from = at; from <= end;)
            {
                var to = text.IndexOf('\t', from, end - from) is var tab && tab < 0 ? end : tab;
                cells.Add(Pieces(text, from, to, waiting, open, begun));
                from = to + 1;
            }
            if (cells.Any(c => c.Count > 0)) lines.Add(new(at, cells));
            at = end + 1;
        }
        return lines;
    }

    /// <summary>What the reader marked, from what it stored (docs/json-schema): bodies, deadlines, references, what was not understood.</summary>
    public static IEnumerable<TextMark> Recognised(JsonElement reading)
    {
        foreach (var duty in Items(reading, "duties"))
        {
            foreach (var actor in Items(duty, "actors"))
                if (Span(actor) is { } span) yield return new(span.Start, span.End, actor.GetProperty("role").GetString() == "lead" ? "who" : "with");
            foreach (var deadline in Items(duty, "deadlines"))
                if (Span(deadline) is { } span) yield return new(span.Start, span.End, "due");
        }
        foreach (var citation in Items(reading, "references").SelectMany(r => (IEnumerable<JsonElement>)Items(r, "citations")))
            yield return new(citation[0].GetInt32(), citation[1].GetInt32(), "ref");
        foreach (var finding in Items(reading, "findings"))
            if (Span(finding) is { } span) yield return new(span.Start, span.End, "unclear");
    }

    private static List<TextPiece> Pieces(string text, int start, int end, Queue<TextMark> waiting, List<TextMark> open, HashSet<long> begun)
    {
        open.RemoveAll(m => m.End <= start);
        while (waiting.TryPeek(out var next) && next.Start < end)
            if (waiting.Dequeue() is var mark && mark.End > start) open.Add(mark);
        var cuts = new SortedSet<int> { start, end };
        foreach (var mark in open)
        {
            if (mark.Start > start && mark.Start < end) cuts.Add(mark.Start);
            if (mark.End > start && mark.End < end) cuts.Add(mark.End);
        }
        var pieces = new List<TextPiece>();
        var from = start;
        foreach (var to in cuts.Skip(1))
        {
            var over = open.Where(m => m.Start <= from && m.End >= to).ToList();
            var duty = over.FirstOrDefault(m => m.DutyId is not null).DutyId;
            pieces.Add(new(text[from..to], string.Join(' ', over.Select(m => m.Class).Distinct()), duty, duty is { } id && begun.Add(id)));
            from = to;
        }
        return pieces;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) => of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static (int Start, int End)? Span(JsonElement of) =>
        of.TryGetProperty("span", out var span) && span.ValueKind == JsonValueKind.Array && span.GetArrayLength() == 2 ? (span[0].GetInt32(), span[1].GetInt32()) : null;
}
