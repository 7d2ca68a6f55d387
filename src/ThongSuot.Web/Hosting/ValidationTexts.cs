using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ThongSuot.Web.Hosting;

/// <summary>
/// What a form answers when it was filled in wrongly, from Texts/validation.tsv instead of the framework's English. An attribute with an
/// ErrorMessage of its own (a key) keeps it.
/// </summary>
internal sealed class ValidationTexts(IStringLocalizer texts) : IConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    public void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        options.ModelBinderProviders.Insert(0, new DayBinderProvider());
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(name => texts["validation.required", name]);
        messages.SetMissingKeyOrValueAccessor(() => texts["validation.empty"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["validation.empty"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["validation.empty"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, name) => texts["validation.unreadable", name, value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["validation.unreadable_value", value]);
        messages.SetUnknownValueIsInvalidAccessor(name => texts["validation.unknown", name]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["validation.unknown_value"]);
        messages.SetValueIsInvalidAccessor(value => texts["validation.unreadable_value", value]);
        messages.SetValueMustBeANumberAccessor(name => texts["validation.number", name]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["validation.number_value"]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            // Some attributes come with an English sentence as their default: a key has no spaces.
            if (attribute.ErrorMessageResourceName is null && attribute.ErrorMessage?.Contains(' ', StringComparison.Ordinal) != false && KeyOf(attribute) is { } key)
                attribute.ErrorMessage = key;
    }

    private static string? KeyOf(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "validation.required",
        StringLengthAttribute { MinimumLength: > 0 } => "validation.length",
        StringLengthAttribute or MaxLengthAttribute => "validation.too_long",
        MinLengthAttribute => "validation.too_short",
        RangeAttribute => "validation.range",
        EmailAddressAttribute => "validation.email",
        CompareAttribute => "validation.compare",
        RegularExpressionAttribute => "validation.form",
        _ => null,
    };
}
