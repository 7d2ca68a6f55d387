using AngleSharp.Html.Parser;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Tests;

public sealed class CardWriterTests
{
    private const string Rows = """<thead><tr><th scope="col">Cơ quan</th><th scope="col">Việc <b>"gấp"</b></th><th scope="col">A &amp; B</th></tr></thead><tbody><tr><th scope="row">Xã An Hòa</th><td class="x">một</td><td>hai &lt;td&gt;</td></tr><tr><td colspan="2">rộng</td><td>ba</td></tr></tbody>""";

    [Theory, InlineData(1), InlineData(2), InlineData(7), InlineData(10_000)]
    public void Write_InPiecesOfAnySize_GivesEachCellItsHeadingAndRole(int size)
    {
        var written = new StringWriter();
        using (var cards = new CardWriter(written))
            foreach (var piece in Rows.Chunk(size)) cards.Write(new string(piece));

        var table = new HtmlParser().ParseDocument($"<table>{written}</table>").QuerySelector("table")!;
        Assert.Equal(["rowgroup", "rowgroup"], table.QuerySelectorAll("thead, tbody").Select(e => e.GetAttribute("role")));
        Assert.Equal(["columnheader", "columnheader", "columnheader", "rowheader"], table.QuerySelectorAll("th").Select(e => e.GetAttribute("role")));
        Assert.Equal([("một", "Việc \"gấp\""), ("hai <td>", "A & B"), ("rộng", "Cơ quan"), ("ba", "A & B")], table.QuerySelectorAll("td").Select(e => (e.TextContent, e.GetAttribute("data-label")!)));
        Assert.All(table.QuerySelectorAll("td"), cell => Assert.Equal("cell", cell.GetAttribute("role")));
        Assert.Equal("x", table.QuerySelector("td")!.ClassName);
    }

    [Fact]
    public void Write_WithoutHeadings_LeavesCellsUnnamed()
    {
        var written = new StringWriter();
        using (var cards = new CardWriter(written)) cards.Write("<tbody><tr><td>một</td></tr></tbody>");

        Assert.Equal("""<tbody role="rowgroup"><tr role="row"><td role="cell">một</td></tr></tbody>""", written.ToString());
    }
}
