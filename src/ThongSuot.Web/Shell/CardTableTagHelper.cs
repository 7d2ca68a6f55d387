using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThongSuot.Web.Shell;

/// <summary>
/// <c>&lt;table class="ds-table" data-cards&gt;</c>: on a phone each row becomes a card (tables.css). The cells then name themselves, so every
/// cell learns its column's heading here; and the roles say "table" where the style sheet took the table's own display away.
/// </summary>
[HtmlTargetElement("table", Attributes = Mark)]
public sealed class CardTableTagHelper : TagHelper
{
    internal const string Mark = "data-cards";

    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(CardTable)] = new CardTable();
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("role", "table");
    }
}

internal sealed class CardTable
{
    public List<string> Headings { get; } = [];

    /// <summary>The column the next cell stands in.</summary>
    public int Column { get; set; }
}

[HtmlTargetElement("thead")]
[HtmlTargetElement("tbody")]
[HtmlTargetElement("tr")]
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed partial class CardTablePartTagHelper : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.TagName == "tr" && Table(context) is { } table)
            table.Column = 0;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (Table(context) is not { } table)
            return;
        var heading = context.TagName == "th" && output.Attributes["scope"]?.Value?.ToString() != "row";
        output.Attributes.SetAttribute("role", context.TagName switch
        {
            "tr" => "row",
            "td" => "cell",
            "th" => heading ? "columnheader" : "rowheader",
            _ => "rowgroup",
        });
        if (heading)
            table.Headings.Add(await Words(output).ConfigureAwait(false));
        else if (context.TagName == "td" && table.Column < table.Headings.Count && table.Headings[table.Column].Length > 0)
            output.Attributes.SetAttribute("data-label", table.Headings[table.Column]);
        if (context.TagName is "td" or "th")
            table.Column += Span(output);
    }

    private static CardTable? Table(TagHelperContext context) => context.Items.TryGetValue(typeof(CardTable), out var table) ? (CardTable)table : null;

    private static int Span(TagHelperOutput output) =>
        int.TryParse(output.Attributes["colspan"]?.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : 1;

    private static async Task<string> Words(TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync().ConfigureAwait(false);
        return WebUtility.HtmlDecode(Tags().Replace(content.GetContent(), "")).Trim();
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();
}
