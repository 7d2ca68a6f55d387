using System.Security.Cryptography;
using System.Text;
using ThongSuot.Documents;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.TestKit;

/// <summary>Makes a <see cref="Document"/> line by line, as the reader would give it, so that what is written of documents can be tested without reading one.</summary>
public sealed class DocumentBuilder
{
    private readonly StringBuilder _text = new();
    private readonly Node _root = new(NodeKind.Document, default);
    private readonly Stack<(int Depth, Node Node)> _open = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<Duty> _duties = [];
    private readonly List<Reference> _references = [];
    private readonly List<Finding> _findings = [];

    public DocumentBuilder() => _open.Push((-1, _root));

    public DocumentHeader Header { get; set; } = new();
    public IReadOnlyList<Signature> Signatures { get; set; } = [];
    public IReadOnlyList<Recipient> Recipients { get; set; } = [];
    public IReadOnlyList<Recipient> Addressees { get; set; } = [];
    public IReadOnlyList<Abbreviation> Abbreviations { get; set; } = [];
    public IReadOnlyList<AnnouncedDocument> Announced { get; set; } = [];
    public IReadOnlyList<IndicatorTarget> Targets { get; set; } = [];

    /// <summary>The node added last.</summary>
    public Node Last { get; private set; } = null!;

    /// <summary>Opens a node without text of its own (header, signature, annex) at a depth; later ones of a greater depth go below it.</summary>
    public DocumentBuilder Open(int depth, NodeKind kind, string? label = null)
    {
        Attach(depth, new Node(kind, new TextSpan(_text.Length, _text.Length), label));
        return this;
    }

    /// <summary>Adds a node with one line of text; the first <paramref name="mark"/> chars are its label or bullet.</summary>
    public DocumentBuilder Line(int depth, NodeKind kind, string text, string? label = null, int mark = 0)
    {
        if (_text.Length > 0) _text.Append('\n');
        Text(depth, kind, text, label, mark);
        return this;
    }

    /// <summary>Adds a table; each cell holds one paragraph.</summary>
    public DocumentBuilder Table(int depth, params string[][] rows)
    {
        _text.Append('\n');
        Attach(depth, new Node(NodeKind.Table, new TextSpan(_text.Length, _text.Length)));
        for (var r = 0; r < rows.Length; r++)
        {
            if (r > 0) _text.Append('\n');
            Attach(depth + 1, new Node(NodeKind.Row, new TextSpan(_text.Length, _text.Length)));
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (c > 0) _text.Append('\t');
                Attach(depth + 2, new Node(NodeKind.Cell, new TextSpan(_text.Length, _text.Length)));
                if (rows[r][c].Length > 0) Text(depth + 3, NodeKind.Paragraph, rows[r][c], null, 0);
            }
        }
        return this;
    }

    /// <summary>Where a phrase stands, searched from its last occurrence backwards.</summary>
    public TextSpan Find(string phrase)
    {
        var at = _text.ToString().LastIndexOf(phrase, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"The text does not hold “{phrase}”.", nameof(phrase)) : new TextSpan(at, at + phrase.Length);
    }

    public Recognised<string> Seen(string phrase, string? value = null) => new(value ?? phrase, Find(phrase), "TEST-01");

    public Actor Body(string name, GroupExpression? group = null) => new(name, Find(name), "TEST-02", group);

    /// <summary>Makes a duty of the node added last: its whole content is the quotation.</summary>
    public DocumentBuilder Duty(Func<Duty, Duty>? with = null)
    {
        var node = Last;
        var quote = node.ContentSpan.IsEmpty ? node.Span : node.ContentSpan;
        var duty = new Duty { Id = node.Id, Section = node.Path, Text = _text.ToString(quote.Start, quote.Length), Quote = quote, RuleId = "TEST-03" };
        _duties.Add(with?.Invoke(duty) ?? duty);
        return this;
    }

    public DocumentBuilder Cites(string phrase, Func<Reference, Reference> with)
    {
        _references.Add(with(new Reference { Identifier = phrase, Citations = [Find(phrase)], RuleId = "TEST-04" }));
        return this;
    }

    public DocumentBuilder Found(string code, Severity severity, TextSpan span, params string[] arguments)
    {
        _findings.Add(new Finding(code, severity, span, arguments));
        return this;
    }

    public Document Build(string name = "ke-hoach.txt")
    {
        var text = _text.ToString();
        _root.Span = new TextSpan(0, text.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        return new Document
        {
            ReaderVersion = "0.0-test",
            Source = new SourceInfo(name, SourceFormat.Text, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), "utf-8", null),
            Text = text,
            Header = Header,
            Root = _root,
            Signatures = Signatures,
            Recipients = Recipients,
            Addressees = Addressees,
            References = _references,
            Abbreviations = Abbreviations,
            Announced = Announced,
            Targets = Targets,
            Duties = _duties,
            Findings = _findings,
        };
    }

    private void Text(int depth, NodeKind kind, string text, string? label, int mark)
    {
        var start = _text.Length;
        _text.Append(text);
        Attach(depth, new Node(kind, new TextSpan(start, _text.Length), label) { ContentSpan = new TextSpan(start + mark, _text.Length) });
    }

    private void Attach(int depth, Node node)
    {
        while (_open.Peek().Depth >= depth) _open.Pop();
        var parent = _open.Peek().Node;
        node.Path = node.Label is null ? parent.Path : parent.Path.Length == 0 ? node.Label : $"{parent.Path}/{node.Label}";
        var stem = parent.Id.Length == 0 ? "" : parent.Id + "/";
        var own = node.Label ?? node.Kind switch { NodeKind.Bullet => "-", NodeKind.Table => "t", NodeKind.Row => "r", NodeKind.Cell => "c", NodeKind.Paragraph => "~", _ => "@" + node.Kind };
        node.Id = stem + own;
        if (node.Label is null)
        {
            _counts[node.Id] = _counts.GetValueOrDefault(node.Id) + 1;
            node.Id += _counts[node.Id];
        }
        parent.Add(node);
        _open.Push((depth, node));
        Last = node;
    }
}
