using System.Xml;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>
/// Writes a document as Akoma Ntoso 3.0 (OASIS LegalDocML): the text in its hierarchy, identification, citations as references, and the duties as
/// an analysis that points at the provisions they stand in.
/// </summary>
public static class AkomaNtosoExport
{
    internal const string Namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    // What lies deeper is written as plain paragraphs.
    private const int MostDepth = 60;

    /// <summary>Writes the whole document; the stream stays open.</summary>
    public static void Write(Document document, Stream to)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var xml = XmlWriter.Create(to, XmlText.Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("akomaNtoso", Namespace);
        new Writing(document, xml).Whole();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private sealed class Writing(Document document, XmlWriter xml)
    {
        private readonly AknIds _ids = new(document.Root, document.Text);
        private readonly AknMarks _marks = new(document);
        private readonly HashSet<Node> _written = [];

        public void Whole()
        {
            _written.Add(document.Root);
            Doc(document.Root, Slug.Of(document.Header.Type?.Value ?? "van-ban"), annex: null);
        }

        private void Doc(Node top, string name, string? annex)
        {
            xml.WriteStartElement("doc", Namespace);
            xml.WriteAttributeString("name", name);
            new AknMeta(document, _ids, _marks).Write(xml, annex);
            var parts = top.Children.Count > 0 ? top.Children : [top];
            var end = 0;
            while (end < parts.Count && parts[end].Kind is not (NodeKind.Signature or NodeKind.Recipients)) end++;

            Preface(top, parts.Where(n => n.Kind is NodeKind.Header));
            Preamble(parts.Where(n => n.Kind is NodeKind.Preamble));
            Start("mainBody");
            var empty = true;
            for (var i = 0; i < end; i++)
            {
                if (parts[i].Kind is NodeKind.Header or NodeKind.Preamble or NodeKind.Annex or NodeKind.Attachment) continue;
                if (parts[i].Kind is NodeKind.Provision or NodeKind.Bullet) Hierarchical(parts[i], 0);
                else Block(parts[i], 0);
                empty = false;
            }
            if (empty) Empty();
            xml.WriteEndElement();
            Conclusions([.. parts.Skip(end).Where(n => n.Kind is not (NodeKind.Annex or NodeKind.Attachment or NodeKind.Header or NodeKind.Preamble))]);
            Attachments([.. parts.Where(n => n.Kind is NodeKind.Annex or NodeKind.Attachment)]);
            xml.WriteEndElement();
        }

        private void Preface(Node top, IEnumerable<Node> heads)
        {
            var lines = OwnLines(top).Concat(heads.SelectMany(Leaves)).ToList();
            if (lines.Count == 0) return;
            Start("preface");
            foreach (var line in lines) Paragraph(line);
            xml.WriteEndElement();
        }

        /// <summary>Grounds that begin with "Căn cứ" are citations; the rest stands as it is.</summary>
        private void Preamble(IEnumerable<Node> nodes)
        {
            var lines = nodes.SelectMany(Leaves).ToList();
            if (lines.Count == 0) return;
            Start("preamble");
            for (var i = 0; i < lines.Count;)
            {
                if (!IsGround(lines[i]))
                {
                    Paragraph(lines[i++]);
                    continue;
                }
                Start("citations");
                for (; i < lines.Count && IsGround(lines[i]); i++)
                {
                    Start("citation");
                    Paragraph(lines[i]);
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private bool IsGround((Node Node, TextSpan Span) line) =>
            Vietnamese.Folding.Fold(document.Text.AsSpan(line.Span.Start, Math.Min(line.Span.Length, 12))).TrimStart('-', ' ').StartsWith("can cu", StringComparison.Ordinal);

        private void Conclusions(IReadOnlyList<Node> nodes)
        {
            if (nodes.Count == 0) return;
            Start("conclusions");
            foreach (var node in nodes)
            {
                if (node.Kind is not (NodeKind.Signature or NodeKind.Recipients))
                {
                    Flat(node);
                    continue;
                }
                Start("container");
                xml.WriteAttributeString("name", node.Kind is NodeKind.Signature ? "signature" : "recipients");
                Flat(node);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private void Attachments(IReadOnlyList<Node> nodes)
        {
            if (nodes.Count == 0) return;
            Start("attachments");
            foreach (var node in nodes)
            {
                Start("attachment");
                Id(node);
                Doc(node, node.Kind is NodeKind.Annex ? "phu-luc" : "van-ban-kem-theo", _ids.Of(node));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private void Hierarchical(Node node, int depth)
        {
            Start(_ids.ElementOf(node));
            Id(node);
            var content = node.ContentSpan;
            var mark = new TextSpan(node.OwnSpan.Start, Math.Clamp(content.Start, node.OwnSpan.Start, node.OwnSpan.End));
            if (!Trimmed(mark).IsEmpty)
            {
                Start("num");
                Inline(mark);
                xml.WriteEndElement();
            }
            var nests = depth < MostDepth && node.Children.Any(c => c.Kind is NodeKind.Provision or NodeKind.Bullet);
            var asHeading = node.Children.Count > 0 && IsHeading(content);
            if (asHeading)
            {
                Start("heading");
                Inline(content);
                xml.WriteEndElement();
            }
            if (nests) Nested(node, asHeading ? default : content, depth);
            else
            {
                Start("content");
                if (!asHeading && !Trimmed(content).IsEmpty) Paragraph((node, content));
                else if (node.Children.Count == 0) Empty();
                foreach (var child in node.Children) Block(child, depth + 1);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private void Nested(Node node, TextSpan lead, int depth)
        {
            var first = 0;
            while (node.Children[first].Kind is not (NodeKind.Provision or NodeKind.Bullet)) first++;
            if (first > 0 || !Trimmed(lead).IsEmpty)
            {
                Start("intro");
                if (!Trimmed(lead).IsEmpty) Paragraph((node, lead));
                for (var i = 0; i < first; i++) Block(node.Children[i], depth + 1);
                xml.WriteEndElement();
            }
            for (var i = first; i < node.Children.Count; i++)
            {
                var child = node.Children[i];
                if (child.Kind is NodeKind.Provision or NodeKind.Bullet)
                {
                    Hierarchical(child, depth + 1);
                    continue;
                }
                Start("alinea");
                Start("content");
                Block(child, depth + 1);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        }

        private void Block(Node node, int depth)
        {
            if (node.Kind is NodeKind.Table && depth < MostDepth && node.Children.Any(r => r.Children.Count > 0)) Table(node, depth);
            else Flat(node);
        }

        private void Table(Node table, int depth)
        {
            Start("table");
            Id(table);
            foreach (var row in table.Children.Where(r => r.Children.Count > 0))
            {
                Start("tr");
                Id(row);
                foreach (var cell in row.Children)
                {
                    Start("td");
                    foreach (var child in cell.Children) Block(child, depth + 1);
                    if (cell.Children.Count == 0)
                    {
                        if (Trimmed(cell.Span).IsEmpty) Empty();
                        else Paragraph((cell, cell.Span));
                    }
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }

        private void Flat(Node node)
        {
            var any = false;
            foreach (var leaf in Leaves(node))
            {
                Paragraph(leaf);
                any = true;
            }
            if (!any) Empty();
        }

        /// <summary>The lines of a node in text order: own texts of it and of all below it.</summary>
        private IEnumerable<(Node Node, TextSpan Span)> Leaves(Node node) =>
            node.DescendantsAndSelf().SelectMany(part => part.Children.Count == 0 ? Lines(part, part.Span) : OwnLines(part));

        private IEnumerable<(Node Node, TextSpan Span)> OwnLines(Node node) =>
            node.Children.Count == 0 ? [] : Lines(node, new TextSpan(node.OwnSpan.Start, Math.Min(node.OwnSpan.End, node.Children[0].Span.Start)));

        private IEnumerable<(Node Node, TextSpan Span)> Lines(Node node, TextSpan span)
        {
            for (var at = span.Start; at < span.End;)
            {
                var stop = document.Text.AsSpan(at, span.End - at).IndexOfAny('\n', '\t');
                var end = stop < 0 ? span.End : at + stop;
                if (!Trimmed(new TextSpan(at, end)).IsEmpty) yield return (node, new TextSpan(at, end));
                at = end + 1;
            }
        }

        private void Paragraph((Node Node, TextSpan Span) line)
        {
            Start("p");
            Id(line.Node);
            Inline(line.Span);
            xml.WriteEndElement();
        }

        private void Inline(TextSpan span) => _marks.Write(xml, document.Text, Trimmed(span));

        private void Empty() => xml.WriteElementString("p", Namespace, "");

        private void Start(string element) => xml.WriteStartElement(element, Namespace);

        private void Id(Node node)
        {
            if (_written.Add(node)) xml.WriteAttributeString("eId", _ids.Of(node));
        }

        private bool IsHeading(TextSpan span) => Trimmed(span) is { IsEmpty: false } text && document.Text[text.End - 1] is not ('.' or ';' or ':' or ',');

        private TextSpan Trimmed(TextSpan span)
        {
            var (start, end) = (Math.Max(0, span.Start), Math.Min(document.Text.Length, span.End));
            while (start < end && char.IsWhiteSpace(document.Text[start])) start++;
            while (end > start && char.IsWhiteSpace(document.Text[end - 1])) end--;
            return new TextSpan(start, end);
        }
    }
}
