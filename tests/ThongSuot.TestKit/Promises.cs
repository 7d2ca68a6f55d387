using System.Text;
using ThongSuot.Documents;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.TestKit;

/// <summary>What holds for every document, whatever bytes it was read from.</summary>
public static class Promises
{
    /// <summary>The promises that a document breaks, each as a sentence; none when all is well.</summary>
    public static IReadOnlyList<string> BrokenBy(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var broken = new List<string>();
        Text(document.Text, broken);
        foreach (var (what, span) in Spans(document))
            if (span.Start < 0 || span.End < span.Start || span.End > document.Text.Length) broken.Add($"{what} {span} lies outside the text of {document.Text.Length}");
        if (broken.Count > 0) return broken;
        Tree(document, broken);
        Duties(document, broken);
        foreach (var finding in document.Findings)
            if (!FindingTexts.Codes.Contains(finding.Code)) broken.Add($"finding {finding.Code} has no sentence");
        return broken;
    }

    /// <summary>The document, when it keeps every promise.</summary>
    /// <exception cref="InvalidOperationException">It breaks one.</exception>
    public static Document Hold(Document document) => BrokenBy(document) is { Count: > 0 } broken ? throw new InvalidOperationException(string.Join("\n", broken)) : document;

    /// <summary>Every span a document holds, with what it is the span of.</summary>
    public static IEnumerable<(string What, TextSpan Span)> Spans(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var node in document.Root.DescendantsAndSelf())
        {
            yield return ("node " + node.Id, node.Span);
            yield return ("own text of node " + node.Id, node.OwnSpan);
            yield return ("content of node " + node.Id, node.ContentSpan);
        }
        var header = document.Header;
        if (header.Date is { } date) yield return ("header date", date.Span);
        foreach (var field in (Recognised<string>?[])[header.Type, header.Identifier, header.Place, header.Issuer, header.Superior, header.Subject, header.Urgency])
            if (field is not null) yield return ("header field " + field.RuleId, field.Span);
        foreach (var signature in document.Signatures)
        {
            yield return ("signature", signature.Span);
            if (signature.Name is { } name) yield return ("signer", name.Span);
            foreach (var capacity in signature.Capacities) yield return ("capacity", capacity.Span);
        }
        foreach (var recipient in document.Recipients.Concat(document.Addressees)) yield return ("recipient " + recipient.RuleId, recipient.Span);
        foreach (var reference in document.References)
            foreach (var citation in reference.Citations) yield return ("citation of " + reference.Identifier, citation);
        foreach (var abbreviation in document.Abbreviations)
        {
            yield return ("abbreviation " + abbreviation.ShortForm, abbreviation.Span);
            foreach (var use in abbreviation.Uses) yield return ("use of " + abbreviation.ShortForm, use);
        }
        foreach (var announced in document.Announced) yield return ("announced document", announced.Span);
        foreach (var target in document.Targets) yield return ("target", target.Span);
        foreach (var duty in document.Duties)
        {
            yield return ("duty " + duty.Id, duty.Quote);
            foreach (var actor in Actors(duty)) yield return ($"actor {actor.RuleId} of {duty.Id}", actor.Span);
            foreach (var deadline in duty.Deadlines) yield return ($"deadline {deadline.RuleId} of {duty.Id}", deadline.Span);
            if (duty.Deliverable is { } deliverable) yield return ("deliverable of " + duty.Id, deliverable.Span);
            if (duty.Route is { } route) yield return ("route of " + duty.Id, route.Span);
        }
        foreach (var finding in document.Findings) yield return ("finding " + finding.Code, finding.Span);
    }

    private static IEnumerable<Actor> Actors(Duty duty) => duty.Lead.Concat(duty.Cooperating).Concat(duty.Advising).Concat(duty.Monitoring).Concat(duty.Delegated);

    private static void Text(string text, List<string> broken)
    {
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\n' or '\t'))
            {
                broken.Add($"the text holds the control character {(int)c:X4}");
                break;
            }
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsSurrogatePair(text, i)) i++;
            else
            {
                broken.Add($"lone surrogate at {i}");
                return;
            }
        }
        if (!text.IsNormalized(NormalizationForm.FormC)) broken.Add("the text is not in NFC");
        if (text.Contains("  ", StringComparison.Ordinal)) broken.Add("two blanks stand side by side");
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))) broken.Add("the text begins or ends with blanks");
    }

    /// <summary>The tree covers the text once, in order; children lie inside their parents; no two nodes share an id.</summary>
    private static void Tree(Document document, List<string> broken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        if (document.Root.Span != new TextSpan(0, document.Text.Length)) broken.Add($"the root spans {document.Root.Span} of {document.Text.Length}");
        foreach (var node in document.Root.DescendantsAndSelf())
        {
            if (node.Parent is not null && !ids.Add(node.Id)) broken.Add($"two nodes have the id {node.Id}");
            if (!node.Span.Contains(node.OwnSpan)) broken.Add($"own text of node {node.Id} lies outside it");
            if (!node.Span.Contains(node.ContentSpan) && node.ContentSpan != default) broken.Add($"content of node {node.Id} lies outside it");
            var from = node.OwnSpan.End;
            foreach (var child in node.Children)
            {
                if (!ReferenceEquals(child.Parent, node)) broken.Add($"node {child.Id} has another parent");
                if (!node.Span.Contains(child.Span)) broken.Add($"node {child.Id} {child.Span} lies outside its parent {node.Id} {node.Span}");
                if (child.Span.Start < from && !child.Span.IsEmpty) broken.Add($"node {child.Id} {child.Span} begins before {from}, where the one before it ends");
                from = Math.Max(from, child.Span.End);
            }
            if (node.OwnSpan.IsEmpty) continue;
            if (node.OwnSpan.Start < at) broken.Add($"node {node.Id} {node.OwnSpan} covers again what ends at {at}");
            else if (document.Text.AsSpan(at, node.OwnSpan.Start - at).IndexOfAnyExcept('\n', '\t') >= 0) broken.Add($"no node covers {at}..{node.OwnSpan.Start}");
            at = Math.Max(at, node.OwnSpan.End);
        }
        if (document.Text.AsSpan(at).IndexOfAnyExcept('\n', '\t') >= 0) broken.Add($"no node covers the end, {at}..{document.Text.Length}");
    }

    private static void Duties(Document document, List<string> broken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var duty in document.Duties)
        {
            if (!ids.Add(duty.Id)) broken.Add($"two duties have the id {duty.Id}");
            if (duty.Quote.IsEmpty) broken.Add($"duty {duty.Id} quotes nothing");
            else if (!SameButBlanks(duty.Text, document.Text.AsSpan(duty.Quote.Start, duty.Quote.Length))) broken.Add($"duty {duty.Id} does not say what it quotes");
            foreach (var deadline in duty.Deadlines)
                if (deadline.LastGoodDay > deadline.Due) broken.Add($"duty {duty.Id} may be done after it is due");
        }
    }

    private static bool SameButBlanks(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            a = a.TrimStart();
            b = b.TrimStart();
            if (a.IsEmpty || b.IsEmpty) return a.IsEmpty && b.IsEmpty;
            if (a[0] != b[0]) return false;
            a = a[1..];
            b = b[1..];
        }
    }
}
