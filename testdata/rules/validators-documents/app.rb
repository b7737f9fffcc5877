require "sinatra/base"
require "committee"
require "json"

# A middleware holds each request against the document before a route runs.
class Api < Sinatra::Base
  use Committee::Middleware::RequestValidation, schema_path: File.join(__dir__, "docs", "api.yaml"), strict: true

  get "/thumbs" do
    system("convert #{params[:name]}") # want RBN201
    system("convert #{params[:whole]}")
    system("convert #{params[:number]}") # want RBN201
    system("convert --size #{params[:size]}")
    system("convert #{params[:mode]}")
    system("convert #{params[:title]}") # want RBN201
    system("convert #{params[:other]}") # want RBN201
  end

  get "/part" do
    system("convert #{params[:name]}") # want RBN201
    system("convert #{params['address']}") # want RBN201
  end

  get "/files/:id" do |id|
    system("cat #{id}")
    system("cat #{params['id']}")
  end

  get "/named/:name" do |name| # the path is one line as it is sent
    system("cat #{name}")
  end

  get "/dirs/:dir" do |dir|
    system("ls #{dir}") # want RBN201
    system("ls #{params[:dir]}") # want RBN201
  end

  post "/render" do
    body = JSON.parse(request.body.read)
    system("convert #{body['name']}") # want RBN201
    system("convert #{body['whole']}")
    system("convert #{env['HTTP_X_NAME']}")
    system("convert #{body['title']}") # want RBN201
    system("convert #{env['HTTP_X_MODE']}")
    system("convert #{env['HTTP_X_OTHER']}") # want RBN201
  end

  get "/undocumented" do
    system("convert #{params[:name]}") # want RBN201
  end

  get "/helped" do
    convert
  end

  post "/helped" do
    convert
  end

  get "/shared" do
    draw
  end

  get "/shared/loose" do
    draw
  end

  helpers do
    def convert
      system("convert #{params[:name]}")
    end

    def draw
      system("draw #{params[:name]}") # want RBN201
    end
  end
end

# Nothing stands before the routes of this one.
class Open < Sinatra::Base
  get "/thumbs" do
    system("convert #{params[:name]}") # want RBN201
  end
end

# What only tells of errors lets everything through.
class Told < Sinatra::Base
  use Committee::Middleware::RequestValidation, schema_path: "docs/api.yaml", ignore_error: true

  get "/thumbs" do
    system("convert #{params[:name]}") # want RBN201
  end
end

class Formatted < Sinatra::Base
  use OpenapiFirst::Middlewares::RequestValidation, File.expand_path("docs/api.yaml", __dir__)

  get "/part" do
    system("convert #{params[:name]}") # want RBN201
    system("convert #{params['address']}")
  end
end

class Asked < Sinatra::Base
  DOCUMENT = OpenapiFirst.load("docs/api.yaml")

  before { DOCUMENT.validate_request(request, raise_error: true) }

  get "/thumbs" do
    system("convert #{params[:name]}") # want RBN201
    system("convert #{params[:whole]}")
  end
end
