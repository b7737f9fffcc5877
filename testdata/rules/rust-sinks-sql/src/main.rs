use axum::extract::{Path, Query, State};
use axum::routing::get;
use axum::Router;
use mysql::prelude::Queryable;
use rusqlite::{params, Connection};
use sea_orm::{DatabaseConnection, DbBackend, Statement};
use serde::Deserialize;
use sqlx::{Executor, PgPool, Postgres, QueryBuilder};
use std::sync::{Arc, Mutex};
use uuid::Uuid;

#[derive(Deserialize)]
struct Filter {
    name: String,
    sort: String,
    page: u32,
    descending: bool,
}

fn open() -> Connection {
    Connection::open("/srv/shop.db").unwrap()
}

async fn sqlite(Query(filter): Query<Filter>) {
    let mut connection = open();
    connection.execute(&format!("UPDATE t SET n = '{}'", filter.name), []).ok(); // want RBN404
    connection.execute("UPDATE t SET n = ?1", params![filter.name]).ok();
    connection.prepare(&format!("SELECT * FROM t ORDER BY {}", filter.sort)).ok(); // want RBN404
    connection.query_row(&("SELECT 1 FROM ".to_string() + &filter.sort), [], |row| row.get::<_, i64>(0)).ok(); // want RBN404
    connection.query_row("SELECT 1 FROM t WHERE n = ?1", [&filter.name], |row| row.get::<_, i64>(0)).ok();
    let order = if filter.descending { "DESC" } else { "ASC" };
    connection.prepare(&format!("SELECT * FROM t ORDER BY n {order}")).ok();
    connection.prepare(&format!("SELECT * FROM t LIMIT 10 OFFSET {}", filter.page * 10)).ok();
    let column = match filter.sort.as_str() {
        "name" => "name",
        _ => "id",
    };
    connection.prepare(&format!("SELECT * FROM t ORDER BY {column}")).ok();
    let transaction = connection.transaction().unwrap();
    transaction.execute_batch(&format!("DELETE FROM {}", filter.sort)).ok(); // want RBN404
    let mut statement = transaction.prepare("SELECT * FROM t WHERE n = ?1").unwrap();
    statement.query([&filter.name]).ok();
}

async fn with_sqlx(State(pool): State<PgPool>, Query(filter): Query<Filter>) {
    let statement = format!("SELECT * FROM people WHERE name = '{}'", filter.name);
    sqlx::query(&statement).fetch_one(&pool).await.ok(); // want RBN404
    sqlx::query("SELECT * FROM people WHERE name = $1").bind(&filter.name).fetch_one(&pool).await.ok();
    sqlx::query_as::<_, (String,)>(&format!("SELECT n FROM {}", filter.sort)).fetch_all(&pool).await.ok(); // want RBN404
    sqlx::raw_sql(&format!("DELETE FROM {}", filter.sort)).execute(&pool).await.ok(); // want RBN404
    sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {}", filter.sort))).execute(&pool).await.ok(); // want RBN404
    sqlx::query!("SELECT * FROM people WHERE name = $1", filter.name).fetch_one(&pool).await.ok();
    let mut builder: QueryBuilder<Postgres> = QueryBuilder::new("SELECT * FROM people WHERE name = ");
    builder.push_bind(&filter.name);
    builder.push(" ORDER BY ").push(&filter.sort); // want RBN404
    builder.build().fetch_all(&pool).await.ok();
    let mut bound = QueryBuilder::<Postgres>::new("SELECT * FROM people WHERE name = ");
    bound.push_bind(&filter.name).push(" ORDER BY id");
    pool.execute(statement.as_str()).await.ok(); // want RBN404
    pool.execute("DELETE FROM people").await.ok();
    if let Ok(id) = Uuid::parse_str(&filter.name) {
        sqlx::query(&format!("DELETE FROM people WHERE id = '{id}'")).execute(&pool).await.ok();
    }
}

async fn with_postgres(Path(name): Path<String>) {
    let Ok((client, _connection)) = tokio_postgres::connect("host=localhost", tokio_postgres::NoTls).await else { return };
    client.batch_execute(&format!("SET ROLE {name}")).await.ok(); // want RBN404
    client.query(&format!("SELECT '{name}'"), &[]).await.ok(); // want RBN404
    client.query("SELECT $1::text", &[&name]).await.ok();
    client.execute("DELETE FROM people WHERE name = $1", &[&name]).await.ok();
    let mut blocking = postgres::Client::connect("host=localhost", postgres::NoTls).unwrap();
    blocking.simple_query(&format!("NOTIFY {name}")).ok(); // want RBN404
    blocking.simple_query(&format!("NOTIFY {}", postgres_protocol::escape::escape_identifier(&name))).ok();
    let mut transaction = blocking.transaction().unwrap();
    transaction.execute(&format!("DELETE FROM {name}"), &[]).ok(); // want RBN404
}

async fn others(State(pool): State<mysql::Pool>, State(orm): State<DatabaseConnection>, Path(name): Path<String>) {
    let mut connection = pool.get_conn().unwrap();
    connection.query_drop(format!("DELETE FROM c WHERE n = '{name}'")).ok(); // want RBN404
    connection.exec_drop("DELETE FROM c WHERE n = ?", (&name,)).ok();
    let _: Vec<String> = connection.query(format!("SELECT n FROM c WHERE n LIKE '%{name}%'")).unwrap(); // want RBN404
    diesel::sql_query(format!("UPDATE t SET n = '{name}'")); // want RBN404
    diesel::sql_query("UPDATE t SET n = $1").bind::<diesel::sql_types::Text, _>(&name);
    Statement::from_string(DbBackend::Postgres, format!("DELETE FROM {name}")); // want RBN404
    Statement::from_sql_and_values(DbBackend::Postgres, "DELETE FROM t WHERE n = $1", [name.clone().into()]);
    orm.execute_unprepared(&format!("DELETE FROM {name}")).await.ok(); // want RBN404
}

// A connection that others use too.
struct App {
    connection: Mutex<Connection>,
}

struct People<'a> {
    connection: &'a Connection,
}

impl People<'_> {
    fn remove(&self, name: &str) {
        self.connection.execute(&format!("DELETE FROM people WHERE name = '{name}'"), []).ok(); // want RBN404
        self.connection.execute("DELETE FROM people WHERE name = ?1", [name]).ok();
    }
}

async fn shared(State(app): State<Arc<App>>, Path(name): Path<String>) {
    app.connection.lock().unwrap().execute(&format!("DELETE FROM {name}"), []).ok(); // want RBN404
    let connection = app.connection.lock().unwrap();
    connection.execute(&format!("DELETE FROM {name}"), []).ok(); // want RBN404
    People { connection: &connection }.remove(&name);
}

// Another thing that can prepare and execute.
struct Plan;

impl Plan {
    fn prepare(&self, _: &str) {}
    fn execute(&self, _: &str) {}
}

async fn no_database(Path(name): Path<String>) {
    Plan.prepare(&name);
    Plan.execute(&name);
}

fn main() {
    let _: Router = Router::new()
        .route("/sqlite", get(sqlite))
        .route("/sqlx", get(with_sqlx))
        .route("/postgres/{name}", get(with_postgres))
        .route("/others/{name}", get(others))
        .route("/shared/{name}", get(shared))
        .route("/none/{name}", get(no_database));
}
