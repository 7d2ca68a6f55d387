using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Duties;

/// <summary>Tells a heading over demands from a demand with details below it.</summary>
internal sealed class Headings(NodeText nodes, DutyWriter writer)
{
    /// <summary>A statement below which other statements carry the demands.</summary>
    public bool IsHeading(Node node, Statement statement, List<Node> kids, Scope below)
    {
        if (nodes.IsShouting(node)) return true;
        if (nodes.EndsWithColon(node)) return false;
        if (statement.Sentences > 1 || statement.Lead is not null) return false;
        if (kids.Exists(k => k.Kind is NodeKind.Provision)) return true;
        var bullets = kids.Count(k => k.Kind is NodeKind.Bullet);
        var carrying = kids.Count(Carries);
        if (node.ContentSpan.Length < 90 && !nodes.EndsSentence(node)) return true;
        if (bullets > 0) return carrying * 2 >= kids.Count;
        // A closing paragraph below the last item does not make a heading of it.
        return !below.Near && kids.Exists(k => k.Kind is NodeKind.Paragraph && writer.Read(k).Lead is not null && !nodes.IsClosingOrder(k)) || !nodes.EndsSentence(node) && carrying > 0;
    }

    /// <summary>The node says or holds a demand of its own.</summary>
    public bool Carries(Node node)
    {
        if (node.Kind is NodeKind.Provision) return true;
        if (node.Kind is NodeKind.Table) return false;
        var statement = writer.Read(node);
        return statement.Obliges || statement.IsBodyOnly && node.Children.Count > 0;
    }
}
