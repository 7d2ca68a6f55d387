using ThongSuot.Documents.Reading;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Printed lines as plain text gives them, and what they are joined to.</summary>
internal static class Flows
{
    public static SourceText Of(string text) => PlainText.Read(text, "utf-8", ReaderOptions.Default, TestContext.Current.CancellationToken);

    public static string[] Paragraphs(string text) => Of(text).Text.Split('\n');

    /// <summary>What was left out, as "reason: line".</summary>
    public static string[] Dropped(string text) => [.. Of(text).Dropped.Select(d => $"{d.Reason}: {d.Text}")];

    /// <summary>The rows of the only table that is not mere layout; none when there is no table.</summary>
    public static string[] Rows(string text)
    {
        var source = Of(text);
        return source.Blocks.OfType<TableBlock>().SingleOrDefault(t => !t.IsLayout)?.Rows(source) ?? [];
    }

    /// <summary>Lines enough that the width of a full line is known.</summary>
    public const string Body = """
        Ủy ban nhân dân tỉnh đã ban hành nhiều chính sách hỗ trợ người học nghề ở
        nông thôn, nhất là thanh niên mới ra trường và lao động mất việc làm. Đến
        nay số người có việc làm sau đào tạo đạt khá, song mạng lưới cơ sở dạy nghề
        còn phân tán, thiết bị thực hành chưa theo kịp yêu cầu của doanh nghiệp và
        của người học trong tỉnh.

        """;
}
