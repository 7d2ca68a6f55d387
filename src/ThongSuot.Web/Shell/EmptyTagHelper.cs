using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThongSuot.Web.Shell;

/// <summary>
/// <c>&lt;empty title="…" sentence="…"&gt;buttons&lt;/empty&gt;</c>: a list with nothing in it says why, and what to do next.
/// </summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public required string Title { get; set; }

    public string? Sentence { get; set; }

    /// <summary>The heading's level: 2 on a page, 3 within a part of it.</summary>
    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var actions = await output.GetChildContentAsync().ConfigureAwait(false);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.AppendHtml(IconTagHelper.Drawing("inbox")).AppendHtml($"<h{Level}>").Append(Title).AppendHtml($"</h{Level}>");
        if (Sentence is not null)
            output.PreContent.AppendHtml("<p>").Append(Sentence).AppendHtml("</p>");
        if (actions.IsEmptyOrWhiteSpace)
            output.Content.Clear();
        else
            output.Content.AppendHtml("<div class=\"row\">").AppendHtml(actions).AppendHtml("</div>");
    }
}
