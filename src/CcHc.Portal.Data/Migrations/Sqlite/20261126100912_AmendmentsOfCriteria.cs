using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AmendmentsOfCriteria : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AmendmentId",
                table: "ScoreSheets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AppraisalUnfit",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SelfUnfit",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "InForce",
                table: "Criteria",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AmendsId",
                table: "CampaignCriteria",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SupersededAt",
                table: "CampaignCriteria",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "VersionNumber",
                table: "CampaignCriteria",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "CriteriaAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeforeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Labels = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Renames = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PreparedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SignedFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Sheets = table.Column<int>(type: "INTEGER", nullable: false),
                    Gaining = table.Column<int>(type: "INTEGER", nullable: false),
                    Losing = table.Column<int>(type: "INTEGER", nullable: false),
                    ToScoreAgain = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriteriaAmendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CampaignCriteria_AfterId",
                        column: x => x.AfterId,
                        principalTable: "CampaignCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CampaignCriteria_BeforeId",
                        column: x => x.BeforeId,
                        principalTable: "CampaignCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CriteriaSetVersions_SourceVersionId",
                        column: x => x.SourceVersionId,
                        principalTable: "CriteriaSetVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_StoredFiles_SignedFileId",
                        column: x => x.SignedFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_StoredFiles_SourceFileId",
                        column: x => x.SourceFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmendedSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AmendmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SelfBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    SelfAfter = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false),
                    RankBefore = table.Column<int>(type: "INTEGER", nullable: true),
                    RankAfter = table.Column<int>(type: "INTEGER", nullable: true),
                    BandBefore = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    BandAfter = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ToScoreAgain = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmendedSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AmendedSheets_CriteriaAmendments_AmendmentId",
                        column: x => x.AmendmentId,
                        principalTable: "CriteriaAmendments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmendedSheets_ScoreSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ScoreSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScoreSheets_AmendmentId",
                table: "ScoreSheets",
                column: "AmendmentId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCriteria_AmendsId",
                table: "CampaignCriteria",
                column: "AmendsId");

            migrationBuilder.CreateIndex(
                name: "IX_AmendedSheets_AmendmentId_SheetId",
                table: "AmendedSheets",
                columns: new[] { "AmendmentId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmendedSheets_SheetId",
                table: "AmendedSheets",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_AfterId",
                table: "CriteriaAmendments",
                column: "AfterId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_BeforeId",
                table: "CriteriaAmendments",
                column: "BeforeId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_CampaignId_State",
                table: "CriteriaAmendments",
                columns: new[] { "CampaignId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SignedFileId",
                table: "CriteriaAmendments",
                column: "SignedFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SourceFileId",
                table: "CriteriaAmendments",
                column: "SourceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SourceVersionId",
                table: "CriteriaAmendments",
                column: "SourceVersionId");

            migrationBuilder.AddForeignKey(
                name: "FK_CampaignCriteria_CampaignCriteria_AmendsId",
                table: "CampaignCriteria",
                column: "AmendsId",
                principalTable: "CampaignCriteria",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ScoreSheets_CriteriaAmendments_AmendmentId",
                table: "ScoreSheets",
                column: "AmendmentId",
                principalTable: "CriteriaAmendments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CampaignCriteria_CampaignCriteria_AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropForeignKey(
                name: "FK_ScoreSheets_CriteriaAmendments_AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropTable(
                name: "AmendedSheets");

            migrationBuilder.DropTable(
                name: "CriteriaAmendments");

            migrationBuilder.DropIndex(
                name: "IX_ScoreSheets_AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropIndex(
                name: "IX_CampaignCriteria_AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "AppraisalUnfit",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "SelfUnfit",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "InForce",
                table: "Criteria");

            migrationBuilder.DropColumn(
                name: "AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "VersionNumber",
                table: "CampaignCriteria");
        }
    }
}
