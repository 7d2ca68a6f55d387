using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Duties;

/// <summary>A task told in numbered lines: "1. Tên nhiệm vụ: …", "2. Cơ quan chủ trì: …", "3. Thời gian hoàn thành: …".</summary>
internal static class TaskRecord
{
    /// <summary>The line of the task and what the others say of it; null when the siblings are anything else.</summary>
    public static (Node Task, List<ItemAttribute> Attributes)? Of(SourceText source, IReadOnlyList<Node> siblings)
    {
        if (siblings.Count is < 3 or > 8) return null;
        Node? task = null;
        var attributes = new List<ItemAttribute>();
        foreach (var node in siblings)
        {
            if (node.Kind is not NodeKind.Provision || node.Children.Count > 0 || node.ContentSpan.IsEmpty) return null;
            var (role, valueAt) = Zones.OfLine(node.ContentSpan.In(source.Folded));
            // A time keeps its trigger word.
            if (role is not AttributeRole.None) attributes.Add(new ItemAttribute(role, new TextSpan(node.ContentSpan.Start + (role is AttributeRole.Due ? 0 : valueAt), node.ContentSpan.End)));
            else if (task is null) task = node;
            else return null;
        }
        return task is not null && attributes.Exists(a => a.Role is AttributeRole.Lead) ? (task, attributes) : null;
    }
}
