using System.Buffers;
using ThongSuot.Documents.Reading;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;
using ThongSuot.Documents.Vietnamese;

namespace ThongSuot.Documents.Duties;

/// <summary>How the text of a node looks: a heading, a lead-in, an act of the document itself.</summary>
/// <param name="source">The text.</param>
/// <param name="decides">The document is a decision or a norm, whose articles do themselves what they say.</param>
/// <param name="informs">The document is a notice, which itself tells what it tells.</param>
internal sealed class NodeText(SourceText source, bool decides, bool informs)
{
    private const int LongestHeading = 230;

    /// <summary>Paragraphs and parts that may follow the closing request.</summary>
    private const int MostAfterLast = 30;

    private static readonly string[] Performing = [.. Words("performs")];
    private static readonly SearchValues<string> Announcing = SearchValues.Create([.. Words("announces")], StringComparison.Ordinal);

    private static readonly SearchValues<string> AnnexesOfTasks = SearchValues.Create(["nhiem vu", "phan cong", "danh muc", "lo trinh", "tien do", "cong viec"], StringComparison.Ordinal);

    private static IEnumerable<string> Words(string role) => DataTable.Rows("Duties/statement-words.tsv").Where(r => r[0] == role).Select(r => r[1]);

    /// <summary>"Yêu cầu các xã …", "Trên đây là …": a paragraph that begins as those below the last item do.</summary>
    public bool IsClosingOrder(Node node) => LineMarks.IsOpener(node.ContentSpan.In(source.Folded));

    /// <summary>The title, folded: its own text, or, below a bare "Chương I", the line after it.</summary>
    public ReadOnlySpan<char> Heading(Node node)
    {
        var span = node.ContentSpan.IsEmpty && node.Children.Count > 0 && node.Children[0].Kind is NodeKind.Paragraph ? node.Children[0].ContentSpan : node.ContentSpan;
        var folded = span.In(source.Folded);
        return folded.Length > LongestHeading ? folded[..LongestHeading] : folded;
    }

    /// <summary>"Điều 1. Phê duyệt …", "Ban hành kèm theo Quyết định này …": the document does it itself, nobody is left to do it.</summary>
    public bool IsPerformative(Node node)
    {
        var folded = node.ContentSpan.In(source.Folded);
        if (folded.StartsWith("ban hanh kem theo", StringComparison.Ordinal) || informs && folded.StartsWith("thong bao ", StringComparison.Ordinal)) return true;
        if (!decides || node.Parent?.Kind is not (NodeKind.Document or NodeKind.Provision) || !node.OwnSpan.In(source.Folded).StartsWith("dieu ", StringComparison.Ordinal)) return false;
        foreach (var verb in Performing)
            if (folded.StartsWith(verb, StringComparison.Ordinal) && Scan.EndsWord(folded, verb.Length)) return true;
        return false;
    }

    /// <summary>"Ban hành kèm theo Quyết định này các hướng dẫn, gồm:": the items are titles of documents.</summary>
    public bool ListsDocuments(Node node)
    {
        var folded = node.ContentSpan.In(source.Folded).TrimEnd(" .:");
        return EndsWithColon(node) && folded.StartsWith("ban hanh kem theo", StringComparison.Ordinal) && folded.EndsWith("gom", StringComparison.Ordinal);
    }

    /// <summary>No provision, bullet or table of the document comes after it.</summary>
    public static bool IsLast(Node node)
    {
        for (; node.Parent is { } parent; node = parent)
        {
            if (parent.Kind is NodeKind.Annex) return false;
            for (var i = parent.Children.Count - 1; i >= 0 && parent.Children[i] != node; i--)
                if (parent.Children[i].Kind is NodeKind.Provision or NodeKind.Bullet or NodeKind.Table || parent.Children.Count - i > MostAfterLast) return false;
        }
        return true;
    }

    /// <summary>An annex that does not announce tasks: a form or a list to fill in.</summary>
    public bool IsForm(Node part) => part.Kind is NodeKind.Annex && !part.ContentSpan.In(source.Folded).ContainsAny(AnnexesOfTasks);

    public static bool IsShort(Node node) => node.ContentSpan.Length < 170;

    public bool EndsWithPoint(Node node)
    {
        var text = node.ContentSpan.In(source.Text).TrimEnd();
        return text.Length > 0 && text[^1] is '.' or ';';
    }

    /// <summary>A heading in capitals.</summary>
    public bool IsShouting(Node node) => Labels.IsShouting(node.ContentSpan.In(source.Text));

    public bool EndsSentence(Node node) => LineMarks.EndsSentence(node.ContentSpan.In(source.Text));

    public bool EndsWithColon(Node node)
    {
        var text = node.ContentSpan.In(source.Text).TrimEnd();
        return text.Length > 0 && text[^1] is ':';
    }

    /// <summary>"… thực hiện các nhiệm vụ sau:" but not "… hỗ trợ phổ biến chương trình với nội dung như sau:".</summary>
    public bool IsLeadIn(Node node)
    {
        var folded = node.ContentSpan.In(source.Folded);
        var tail = folded.Length > 90 ? folded[^90..] : folded;
        if (tail.Contains("voi noi dung", StringComparison.Ordinal) || tail.Contains("cu the nhu sau", StringComparison.Ordinal) && !tail.Contains("nhiem vu", StringComparison.Ordinal)) return false;
        return tail.ContainsAny(Announcing);
    }

    /// <summary>"… nộp hồ sơ gồm:": the bullets are papers, whatever they begin with; "… các nhiệm vụ gồm:" leads in.</summary>
    public bool ListsPapers(Node node)
    {
        var folded = node.ContentSpan.In(source.Folded).TrimEnd();
        if (!folded.EndsWith(" gom:", StringComparison.Ordinal) && !folded.EndsWith(" gom co:", StringComparison.Ordinal)) return false;
        return !(folded.Length > 60 ? folded[^60..] : folded).ContainsAny(Announcing);
    }

    /// <summary>"1. Bộ Kế hoạch và Đầu tư:", "Điều 2. Nhiệm vụ của Ban Chỉ đạo", "5. Các phòng ban tham gia đào tạo": the heading names who.</summary>
    public WordRange? HeadingBody(Node node, Statement statement)
    {
        var words = statement.Words;
        if (words.Count == 0) return null;
        if (statement.IsBodyOnly) return new WordRange(0, words.Count);
        if (!IsShort(node)) return null;
        // "Trung tâm Dạy nghề huyện có nhiệm vụ:", "Sở Y tế chịu trách nhiệm:"
        if (statement.Lead is { From: 0 } own && !EndsWithPoint(node) && words.Folded(own.To, 2) is "co nhiem" or "co trach" or "chiu trach" && words.Count <= own.To + 4) return own;
        for (var i = 0; i + 1 < Math.Min(words.Count, 8); i++)
            if (words.Folded(i) is "cua" && i >= 2 && words.Folded(0, 2) is "nhiem vu" or "trach nhiem" or "phan cong" or "cong tac" && BodyPhrases.End(words, i + 1) == words.Count)
                return new WordRange(i + 1, words.Count);
        if (words.Folded(0, 2) is "doi voi" && BodyPhrases.End(words, 2) == words.Count) return new WordRange(2, words.Count);
        if (!BodyPhrases.StartsAt(words, 0) || EndsWithPoint(node)) return null;
        return words.Count <= 14 && statement.Lead is null || words.Count <= 9 && words.Folded(0, words.Count) is var title && !title.Contains("chu tri", StringComparison.Ordinal) && !title.Contains("nhiem vu", StringComparison.Ordinal) ? new WordRange(0, words.Count) : null;
    }
}
