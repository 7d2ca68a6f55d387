using System.Globalization;
using System.Text.Json;

namespace ThongSuot.Cli;

/// <summary>
/// Compares what was read of one document with its hand-made labels. Both are JSON: the labels as the label file has them, what was read as
/// <c>read --format json</c> writes it. Lists are paired greedily, one to one, in the order of the labels.
/// </summary>
internal static class Scoring
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Counts right, wrong and missed for each measure the labels speak of.</summary>
    /// <param name="gold">The labels.</param>
    /// <param name="found">What was read; an empty object when nothing was.</param>
    /// <param name="tally">Where to count.</param>
    /// <param name="say">Told of each difference.</param>
    public static void Score(JsonElement gold, JsonElement found, Tally tally, Action<string> say)
    {
        Header(Property(gold, "header") ?? Nothing, Property(found, "header") ?? Nothing, tally, say);
        if (Property(gold, "references") is { } references)
        {
            Listed("references", Items(references), [.. Items(Property(found, "references")).Where(r => Text(r, "identifier").Length > 0)],
                (g, f) => ScoreText.Identifier(Text(g, "identifier")) == ScoreText.Identifier(Text(f, "identifier")) && Text(g, "date") == Text(f, "date"),
                r => $"{Text(r, "identifier", "None")} {Text(r, "date", "None")}", tally, say);
        }
        if (Property(gold, "recipients") is { } recipients)
        {
            Listed("recipients", [.. Items(recipients).Select(String)], [.. Items(Property(found, "recipients")).Select(r => Text(r, "name"))],
                (g, f) => ScoreText.Alike(g, f), r => r, tally, say);
        }
        if (Property(gold, "sections") is { } sections)
        {
            Listed("sections", [.. Items(sections).Select(String)], [.. Walk(Property(found, "sections"), "")],
                (g, f) => ScoreText.SectionPath(g) == ScoreText.SectionPath(f), s => s, tally, say);
        }
        if (Property(gold, "duties") is { } duties) Duties(Items(duties), Items(Property(found, "duties")), tally, say);
    }

    private static void Header(JsonElement gold, JsonElement found, Tally tally, Action<string> say)
    {
        (string Field, Func<string, string, bool> Same)[] fields =
        [
            ("type", (a, b) => ScoreText.Fold(a) == ScoreText.Fold(b)),
            ("identifier", (a, b) => ScoreText.Identifier(a) == ScoreText.Identifier(b)),
            ("date", (a, b) => a == b),
            ("issuer", (a, b) => ScoreText.Alike(a, b)),
            ("subject", (a, b) => ScoreText.Alike(a, b, 0.85)),
            ("signer", (a, b) => ScoreText.Fold(a) == ScoreText.Fold(b)),
        ];
        foreach (var (field, same) in fields)
        {
            if (Property(gold, field) is not { } label) continue;
            var (a, b) = (String(label), Text(found, field));
            var good = (a.Length == 0 && b.Length == 0) || (a.Length > 0 && b.Length > 0 && same(a, b));
            tally.Add("header", good, b.Length > 0, a.Length > 0);
            if (!good) say($"header.{field}: gold {ScoreText.Quoted(label)} found {ScoreText.Quoted(Property(found, field))}");
        }
    }

    private static void Duties(List<JsonElement> gold, List<JsonElement> found, Tally tally, Action<string> say)
    {
        var labels = gold.Select((g, i) => new Labelled(i, ScoreText.SectionPath(Text(g, "section")), ScoreText.Fold(Text(g, "starts")), g)).ToList();
        var read = found.Select((f, i) => new Labelled(i, ScoreText.SectionPath(Text(f, "section")), ScoreText.Fold(Text(f, "text")), f)).ToList();

        // First on all the opening words; then, for what is left, on most of them anywhere in the text.
        var (pairs, left) = Pair(labels, read, (g, f) => g.Section == f.Section && g.Words.Length > 0 && f.Words.StartsWith(g.Words, StringComparison.Ordinal));
        var rest = labels.Where(g => !pairs.ContainsKey(g)).ToList();
        var (more, extra) = Pair(rest, left, (g, f) => g.Section == f.Section && g.Words.Length > 0 && f.Words.Contains(g.Words[..Math.Min(40, g.Words.Length)], StringComparison.Ordinal));
        tally.Add("duties", pairs.Count + more.Count, extra.Count, labels.Count - pairs.Count - more.Count);
        foreach (var g in rest.Where(g => !more.ContainsKey(g))) say($"duties: missing {Shown(g.Item)}");
        foreach (var f in extra) say($"duties: extra {Shown(f.Item)}");

        foreach (var (g, f) in pairs.Concat(more))
        {
            foreach (var role in new[] { "lead", "cooperating" })
            {
                if (Property(g.Item, role) is not { } names) continue;
                var (a, b) = (Joined(names), Joined(Property(f.Item, role)));
                if (a.Length == 0 && b.Length == 0) continue;
                var good = a.Length > 0 && b.Length > 0 && ScoreText.Alike(a, b, 0.75);
                tally.Add(role, good, b.Length > 0, a.Length > 0);
                if (!good) say($"{role} at {Text(g.Item, "section")}: gold {ScoreText.Quoted(a)} found {ScoreText.Quoted(b)}");
            }
        }
        foreach (var g in labels)
        {
            var partner = pairs.GetValueOrDefault(g) ?? more.GetValueOrDefault(g);
            var (due, got) = (Text(g.Item, "due"), partner is null ? "" : Text(partner.Item, "due"));
            if (due.Length == 0 && got.Length == 0) continue;
            tally.Add("due", due == got, got.Length > 0, due.Length > 0);
            if (due != got) say($"due at {Text(g.Item, "section")}: gold {(due.Length > 0 ? due : "None")} found {(got.Length > 0 ? got : "None")}");
        }

        static string Shown(JsonElement duty)
        {
            var words = Text(duty, "starts") is { Length: > 0 } starts ? starts : Text(duty, "text");
            return $"{Text(duty, "section", "None")} | {ScoreText.FirstChars(words, 60)}";
        }

        static string Joined(JsonElement? names) => string.Join(", ", Items(names).Select(String));
    }

    private static void Listed<T>(string name, List<T> gold, List<T> found, Func<T, T, bool> same, Func<T, string> show, Tally tally, Action<string> say)
    {
        var numbered = gold.Select((g, i) => new Numbered<T>(i, g)).ToList();
        var (pairs, extra) = Pair(numbered, [.. found.Select((f, i) => new Numbered<T>(i, f))], (g, f) => same(g.Item, f.Item));
        tally.Add(name, pairs.Count, extra.Count, gold.Count - pairs.Count);
        foreach (var g in numbered.Where(g => !pairs.ContainsKey(g))) say($"{name}: missing {show(g.Item)}");
        foreach (var f in extra) say($"{name}: extra {show(f.Item)}");
    }

    /// <summary>Each label takes the first thing found that is the same and not yet taken.</summary>
    private static (Dictionary<T, T> Pairs, List<T> Left) Pair<T>(List<T> gold, List<T> found, Func<T, T, bool> same) where T : class
    {
        var left = found.ToList();
        var pairs = new Dictionary<T, T>();
        foreach (var g in gold)
        {
            var hit = left.FindIndex(f => same(g, f));
            if (hit < 0) continue;
            pairs.Add(g, left[hit]);
            left.RemoveAt(hit);
        }
        return (pairs, left);
    }

    private static IEnumerable<string> Walk(JsonElement? sections, string above)
    {
        foreach (var section in Items(sections))
        {
            var path = above + Text(section, "label");
            yield return path;
            foreach (var below in Walk(Property(section, "children"), path + "/")) yield return below;
        }
    }

    private static JsonElement? Property(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    private static List<JsonElement> Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    private static string Text(JsonElement of, string name, string absent = "") => Property(of, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : absent;

    private static string String(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private sealed record Labelled(int Number, string Section, string Words, JsonElement Item);

    private sealed record Numbered<T>(int Number, T Item);
}

/// <summary>Right, wrong and missed of each measure, in the order first counted.</summary>
internal sealed class Tally
{
    private readonly OrderedDictionary<string, (int Right, int Wrong, int Missed)> _rows = new(StringComparer.Ordinal);

    public void Add(string name, int right, int wrong, int missed)
    {
        _rows.TryGetValue(name, out var row);
        _rows[name] = (row.Right + right, row.Wrong + wrong, row.Missed + missed);
    }

    /// <summary>One value: right, or else wrong where one was found and missed where one was labelled.</summary>
    public void Add(string name, bool good, bool isFound, bool isLabelled) => Add(name, good ? 1 : 0, !good && isFound ? 1 : 0, !good && isLabelled ? 1 : 0);

    public void Add(Tally other)
    {
        foreach (var (name, row) in other._rows) Add(name, row.Right, row.Wrong, row.Missed);
    }

    /// <summary>The harmonic mean of precision and recall; null for a measure that was never counted.</summary>
    public double? F1(string name) => !_rows.TryGetValue(name, out var row) ? null
        : row.Right + row.Wrong + row.Missed == 0 ? 1 : 2.0 * row.Right / (2 * row.Right + row.Wrong + row.Missed);

    public IEnumerable<string> Lines() => _rows.Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Key,-12} F1 {ScoreText.ThreeDigits(F1(r.Key)!.Value)}  right {r.Value.Right}  wrong {r.Value.Wrong}  missed {r.Value.Missed}"));
}
