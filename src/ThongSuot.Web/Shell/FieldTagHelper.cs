using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ThongSuot.Web.Shell;

/// <summary>
/// <c>&lt;field for="Input.Name" hint="…" autocomplete="name" /&gt;</c>: label, hint, control and error as one, tied together by ids. The label is
/// the property's <c>[Display(Name = "key")]</c>. Other attributes go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator generator, IStringLocalizer texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required ModelExpression For { get; set; }

    /// <summary>What to write, and how, where the label does not say it all.</summary>
    public string? Hint { get; set; }

    /// <summary>text, email, password, day, number, search, tel, url, textarea or checkbox; taken from the property when left out.</summary>
    public string? Type { get; set; }

    /// <summary>What to choose from: the control becomes a list.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>The first entry of the list, for nothing chosen.</summary>
    public string? Nothing { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var full = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(full, generator.IdAttributeDotReplacement);
        var error = ViewContext.ViewData.ModelState.TryGetValue(full, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var type = Items is not null ? "select" : Type ?? TypeOf(For.ModelExplorer);
        if (type == "day")
            Hint ??= texts["shell.field.day"];

        var attributes = output.Attributes.ToDictionary(attribute => attribute.Name, attribute => (object?)Text(attribute.Value) ?? "");
        output.Attributes.Clear();
        attributes["class"] = "ds-input";
        attributes["id"] = id;
        var describedBy = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", error is null ? null : $"{id}-error" }.Where(x => x is not null));
        if (describedBy.Length > 0)
            attributes["aria-describedby"] = describedBy;
        if (error is not null)
            attributes["aria-invalid"] = "true";
        var optional = !For.Metadata.IsRequired && type != "checkbox";
        if (For.Metadata.IsRequired && type != "checkbox")
            attributes["aria-required"] = "true";

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-field");
        var control = Control(type, attributes);
        var label = Element("label", null, For.Metadata.DisplayName ?? For.Name);
        label.Attributes["for"] = id;
        if (optional)
            label.InnerHtml.AppendHtml(" ").AppendHtml(Element("span", "must", texts["shell.field.optional"]));

        // A box to tick stands before its label (the design system places them by grid), everything else after it.
        if (type == "checkbox")
            output.Content.AppendHtml(control).AppendHtml(label).AppendHtml(HintElement(id));
        else
            output.Content.AppendHtml(label).AppendHtml(HintElement(id)).AppendHtml(control);
        if (error is not null)
        {
            var message = Element("p", "ds-validation-message", WithoutLabel(error));
            message.Attributes["id"] = $"{id}-error";
            output.Content.AppendHtml(message);
        }
    }

    private IHtmlContent Control(string type, Dictionary<string, object> attributes)
    {
        var (explorer, name) = (For.ModelExplorer, For.Name);
        switch (type)
        {
            case "select":
                return generator.GenerateSelect(ViewContext, explorer, Nothing, name, Items, allowMultiple: false, attributes);
            case "textarea":
                return generator.GenerateTextArea(ViewContext, explorer, name, rows: 4, columns: 0, attributes);
            case "checkbox":
                return new HtmlContentBuilder()
                    .AppendHtml(generator.GenerateCheckBox(ViewContext, explorer, name, null, attributes))
                    .AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, explorer, name));
            case "password":
                return generator.GeneratePassword(ViewContext, explorer, name, null, attributes);
            // Written, not picked: a browser's own date control shows the month first where the computer speaks English.
            case "day":
                attributes["type"] = "text";
                attributes["inputmode"] = "numeric";
                return generator.GenerateTextBox(ViewContext, explorer, name, For.Model, "{0:d}", attributes);
            default:
                attributes["type"] = type;
                return generator.GenerateTextBox(ViewContext, explorer, name, For.Model, null, attributes);
        }
    }

    private IHtmlContent HintElement(string id)
    {
        if (Hint is null)
            return HtmlString.Empty;
        var hint = Element("span", "hint", Hint);
        hint.Attributes["id"] = $"{id}-hint";
        return hint;
    }

    /// <summary>The list at the top says "Ngày thành lập: hãy điền mục này."; here the label stands above already.</summary>
    private string WithoutLabel(string error)
    {
        var label = For.Metadata.GetDisplayName() + ": ";
        return error.StartsWith(label, StringComparison.Ordinal) && error.Length > label.Length
            ? char.ToUpper(error[label.Length], CultureInfo.CurrentCulture) + error[(label.Length + 1)..]
            : error;
    }

    private static string TypeOf(ModelExplorer explorer) => (explorer.Metadata.DataTypeName, explorer.Metadata.UnderlyingOrModelType) switch
    {
        ("Password", _) => "password",
        ("EmailAddress", _) => "email",
        ("PhoneNumber", _) => "tel",
        ("MultilineText", _) => "textarea",
        (_, var type) when type == typeof(bool) => "checkbox",
        (_, var type) when type == typeof(DateOnly) => "day",
        (_, var type) when type == typeof(int) || type == typeof(long) => "number",
        _ => "text",
    };

    private static TagBuilder Element(string tag, string? cssClass, string text)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null)
            element.AddCssClass(cssClass);
        element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>What Razor wrote into an attribute is HTML already; the control's builder encodes again.</summary>
    private static string? Text(object? value)
    {
        if (value is not IHtmlContent content)
            return value?.ToString();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
