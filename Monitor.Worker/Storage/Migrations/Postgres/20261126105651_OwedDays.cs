using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Monitor.Worker.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OwedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ListRest",
                table: "SourceStates",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "Runs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Pages",
                table: "Runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "Runs",
                type: "text",
                nullable: false,
                defaultValue: "Ordinary");

            migrationBuilder.AddColumn<int>(
                name: "PutAside",
                table: "Runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "Runs",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Days",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Nothing = table.Column<bool>(type: "boolean", nullable: false),
                    IsQuiet = table.Column<bool>(type: "boolean", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Days", x => new { x.Source, x.Day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Days_Source_State",
                table: "Days",
                columns: new[] { "Source", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Days");

            migrationBuilder.DropColumn(
                name: "ListRest",
                table: "SourceStates");

            migrationBuilder.DropColumn(
                name: "From",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Pages",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "PutAside",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Runs");
        }
    }
}
