using System.Text.Encodings.Web;
using System.Text.Unicode;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace CcHc.Portal.Web.Infrastructure.Pages;

public static class PagesSetup
{
    public const string NoticeCookie = "cchc-notice";
    public const string TokenField = "_token";

    public static void AddPortalPages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
                mvc.Filters.Add<ValidationFilter>();
                mvc.Filters.Add<RefusalFilter>();
                mvc.ModelBinderProviders.Insert(0, new VietnameseBinders());
                mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                VietnameseBindingMessages.Apply(mvc.ModelBindingMessageProvider);
            })
            .AddCookieTempDataProvider(cookie =>
            {
                cookie.Cookie.Name = NoticeCookie;
                cookie.Cookie.SecurePolicy = IdentitySetup.SecureWhereServed(environment);
            });
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "cchc-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = IdentitySetup.SecureWhereServed(environment);
            antiforgery.FormFieldName = TokenField;
        });

        // Vietnamese letters as they are: entities would triple the size of a page and spoil every text search in its source.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<Navigation>();
        services.AddAll<IMyWork>();
        AddValidators(services);
    }

    private static void AddValidators(IServiceCollection services)
    {
        ValidatorOptions.Global.LanguageManager = new VietnameseValidation();
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(typeof(PagesSetup).Assembly))
        {
            services.AddScoped(found.InterfaceType, found.ValidatorType);
        }
    }
}
