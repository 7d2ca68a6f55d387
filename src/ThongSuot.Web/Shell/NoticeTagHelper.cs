using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ThongSuot.Web.Shell;

/// <summary><c>&lt;notice kind="Warning"&gt;…&lt;/notice&gt;</c>: a coloured box whose colour is also said in a word for who does not see it.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(IStringLocalizer texts) : TagHelper
{
    public NoticeKind Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (color, word) = Kind switch
        {
            NoticeKind.Success => ("success", texts["shell.notice.success"]),
            NoticeKind.Warning => ("warning", texts["shell.notice.warning"]),
            NoticeKind.Danger => ("danger", texts["shell.notice.danger"]),
            _ => ("info", texts["shell.notice.info"]),
        };
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-alert");
        output.Attributes.SetAttribute("data-color", color);
        output.PreContent.AppendHtml("<span class=\"ds-sr-only\">").Append(word.Value + ": ").AppendHtml("</span>");
    }
}
