using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>Makes duties from statements and what they inherit, and keeps them in reading order.</summary>
internal sealed class DutyWriter(SourceText source, Frame frame)
{
    // What a lead-in names is handed down to every item below it: without a bound the whole would grow with the square of the text.
    private const int MostActors = 200;
    private const int MostDeadlines = 50;

    private readonly Dictionary<Node, Statement> _read = [];
    private readonly Dictionary<string, GroupExpression?> _bodies = new(StringComparer.Ordinal);
    private Dictionary<TextSpan, TableBlock>? _tables;
    private readonly HashSet<string> _issuer = IssuerWords(frame);

    /// <summary>How many words of the issuer tell it: "Chính phủ" has only two.</summary>
    private readonly int _issuerWords = Math.Clamp(Folding.Fold(frame.Header.Issuer?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 2, 3);
    private readonly DateOnly? _issued = frame.Header.Date?.Value ?? IssueMonth.FirstDay(source, frame.HeaderSpan);

    public List<Duty> Duties { get; } = [];

    public List<Finding> Unclear { get; } = [];

    public Statement Read(Node node)
    {
        if (_read.TryGetValue(node, out var known)) return known;
        // Statements are asked for a few times by neighbours only; old ones need not be kept.
        if (_read.Count > 512) _read.Clear();
        var statement = Statement.Read(source, node.ContentSpan, IsIssuer);
        _read[node] = statement;
        return statement;
    }

    public void Add(Node node, Statement statement, Scope scope, IReadOnlyList<ItemAttribute>? attributes = null, bool force = false)
    {
        var words = statement.Words;
        if (words.Count == 0) return;
        var quote = Trim(new TextSpan(QuoteStart(node, statement), node.ContentSpan.End));
        if (quote.IsEmpty) return;
        IReadOnlyList<Actor> lead = statement.Lead is { } own ? Actors(words, own, statement.LeadRule)
            : statement.NamedLater() is { } later && !scope.Near ? Actors(words, later, "DT-LEAD-05")
            : scope.Lead;
        var cooperating = Cooperating(statement);
        if (cooperating.Count == 0 && statement.Lead is null) cooperating = scope.Cooperating;
        var deadlines = Deadlines(quote);
        Recognised<string>? deliverable = null;
        foreach (var attribute in attributes ?? [])
        {
            var value = Trim(attribute.Value);
            if (value.IsEmpty) continue;
            switch (attribute.Role)
            {
                case AttributeRole.Due when deadlines.Count < MostDeadlines && deadlines.All(d => d.Due is null):
                    deadlines = LastDay([.. deadlines, .. Deadlines(value)]);
                    break;
                case AttributeRole.Lead:
                    lead = Actors(value, "DT-LEAD-07");
                    break;
                case AttributeRole.Cooperating:
                    cooperating = Actors(value, "DT-COOP-02");
                    break;
                case AttributeRole.Deliverable:
                    while (value.Length > 1 && source.Text[value.End - 1] is '.' or ';') value = value with { End = value.End - 1 };
                    deliverable = new Recognised<string>(value.Of(source.Text), value, "DT-PROD-02");
                    break;
            }
        }
        if (deadlines.Count == 0) deadlines = scope.Deadlines;
        Duties.Add(new Duty
        {
            Id = Unique(node.Id),
            Section = node.Path,
            Text = quote.Of(source.Text),
            Quote = quote,
            Lead = lead,
            Cooperating = Without(cooperating, lead),
            Advising = Kept([.. statement.Advising().SelectMany(a => Actors(words, a, "DT-ADV-01"))]),
            Monitoring = statement.Monitors() ? lead : [],
            Delegated = statement.Delegated() is { } delegated ? Actors(words, delegated, "DT-DEL-01") : [],
            Deadlines = deadlines,
            Deliverable = deliverable ?? Deliverables.In(words, quote),
            Route = ReportRoutes.In(words, quote),
            IsRequest = statement.IsRequest,
            RuleId = statement.IsOrder ? "DT-02" : statement.Lead is not null ? "DT-01" : force && !statement.Obliges ? "DT-04" : "DT-03",
        });
    }

    /// <summary>The table whose text the span is, with its columns; null when there is none.</summary>
    public TableBlock? TableAt(TextSpan span)
    {
        if (_tables is null)
        {
            _tables = [];
            Collect(source.Blocks, _tables, 0);
        }
        return _tables.GetValueOrDefault(span);
    }

    private static void Collect(IReadOnlyList<Block> blocks, Dictionary<TextSpan, TableBlock> tables, int depth)
    {
        foreach (var block in blocks)
        {
            if (block is not TableBlock table) continue;
            tables.TryAdd(table.Span, table);
            if (depth > 8) continue;
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells) Collect(cell.Blocks, tables, depth + 1);
        }
    }

    /// <summary>A duty that is a row of a table.</summary>
    public void Add(Duty duty) => Duties.Add(duty with { Id = Unique(duty.Id) });

    /// <summary>The body under the span. A document names the same few bodies again and again: each name is read once.</summary>
    public Actor Actor(TextSpan span, string rule)
    {
        var bodies = _bodies.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!bodies.TryGetValue(span.In(source.Text), out var name, out var group))
        {
            name = span.Of(source.Text);
            group = Groups.Parse(name);
            _bodies.Add(name, group);
        }
        return new Actor(name, span, rule, group);
    }

    private IReadOnlyList<Actor> Actors(TextSpan value, string rule)
    {
        var words = WordList.Of(source, value);
        return words.Count == 0 ? [] : Actors(words, new WordRange(0, words.Count), rule);
    }

    public IReadOnlyList<Actor> Actors(WordList words, WordRange range, string rule)
    {
        var actors = new List<Actor>();
        foreach (var (from, to) in BodyPhrases.Split(words, range.From, range.To)) actors.Add(Actor(words.SpanOf(from, to), rule));
        return Kept(actors);
    }

    // A long document keeps a hundred thousand of these lists, most of them of one body or none.
    private static IReadOnlyList<Actor> Kept(List<Actor> actors) => actors.Count switch { 0 => [], 1 => [actors[0]], _ => [.. actors] };

    public IReadOnlyList<Actor> Cooperating(Statement statement)
    {
        var actors = new List<Actor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in statement.Cooperating())
            foreach (var actor in Actors(statement.Words, range, "DT-COOP-01"))
                if (names.Add(Folding.Fold(actor.Name)))
                {
                    actors.Add(actor);
                    if (actors.Count == MostActors) return actors;
                }
        return Kept(actors);
    }

    public IReadOnlyList<Deadline> Deadlines(TextSpan span)
    {
        var all = Recognition.Deadlines.In(source, span, _issued);
        return all.Count > MostDeadlines ? [.. all.Take(MostDeadlines)] : all;
    }

    /// <summary>Deadlines in a place that is called the time, such as the time column of a table: a date before the day of issue counts too.</summary>
    public IReadOnlyList<Deadline> CalledTime(TextSpan span) => Deadlines(span) is { Count: > 0 } found ? found : Recognition.Deadlines.In(source, span, issued: null);

    /// <summary>An item dated by several lines ends with the last of them.</summary>
    private static List<Deadline> LastDay(List<Deadline> deadlines)
    {
        var last = deadlines.Where(d => d.Due is not null).MaxBy(d => d.Due);
        return last is null ? deadlines : [last, .. deadlines.Where(d => d != last)];
    }

    private static int QuoteStart(Node node, Statement statement) =>
        statement.From == 0 || statement.From >= statement.Words.Count ? node.ContentSpan.Start : statement.Words[statement.From].Start;

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = span;
        while (end > start && source.Text[end - 1] is ' ' or '/' or '\n' or '\t') end--;
        while (start < end && source.Text[start] is ' ' or ':' or '\n' or '\t') start++;
        return new TextSpan(start, end);
    }

    private static IReadOnlyList<Actor> Without(IReadOnlyList<Actor> actors, IReadOnlyList<Actor> others)
    {
        if (actors.Count == 0 || others.Count == 0) return actors;
        var names = others.Select(o => Folding.Fold(o.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. actors.Where(a => !names.Contains(Folding.Fold(a.Name)))];
    }

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    private string Unique(string id)
    {
        ref var n = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_ids, id, out _);
        n++;
        return n == 1 ? id : $"{id}#{n}";
    }

    /// <summary>The subject is the issuer itself ("Ủy ban nhân dân tỉnh yêu cầu …", "Ban Thường vụ … đề nghị …").</summary>
    private bool IsIssuer(WordList words, WordRange body)
    {
        if (_issuer.Count == 0) return false;
        var issuer = _issuer.GetAlternateLookup<ReadOnlySpan<char>>();
        var shared = 0;
        var other = 0;
        for (var i = body.From; i < body.To; i++)
        {
            var word = words.Folded(i);
            if (issuer.Contains(word)) shared++;
            else if (word is not ("ban" or "thuong" or "vu" or "truc" or "chu" or "tich" or "lanh" or "dao" or "tap" or "the")) other++;
        }
        return other == 0 && shared >= 1 && (shared >= _issuerWords || body.To - body.From >= 4);
    }

    private static HashSet<string> IssuerWords(Frame frame)
    {
        var issuer = Folding.Fold(frame.Header.Issuer?.Value ?? "");
        var words = issuer.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        if (issuer.Contains("uy ban nhan dan", StringComparison.Ordinal)) words.Add("ubnd");
        foreach (var signature in frame.Signatures)
            foreach (var capacity in signature.Capacities)
                if (capacity.Authority is SigningAuthority.OnBehalf)
                    foreach (var word in Folding.Fold(capacity.For).Split(' ', StringSplitOptions.RemoveEmptyEntries)) words.Add(word);
        if (words.Count > 0) words.UnionWith(["tinh", "thanh", "pho"]);
        return words;
    }
}
