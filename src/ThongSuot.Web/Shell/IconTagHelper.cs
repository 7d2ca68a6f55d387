using System.Collections.Frozen;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ThongSuot.Web.Shell;

/// <summary><c>&lt;icon name="search" /&gt;</c>: a drawing from Assets/icons, for the eye only; the words stand beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private static readonly FrozenDictionary<string, string> Drawings = Read();

    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Drawing(Name));
    }

    internal static string Drawing(string name) =>
        $"""<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">{Drawings[name]}</svg>""";

    private static FrozenDictionary<string, string> Read()
    {
        const string folder = "icons/";
        var assembly = typeof(IconTagHelper).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[folder.Length..], name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd().Trim();
            }, StringComparer.Ordinal);
    }
}
