# frozen_string_literal: true

require 'grape'

# Filters hold for the group that they stand in, and declarations for what is around them.
class Ops < Grape::API
  helpers do
    def word!(value)
      error!('bad', 400) unless value.to_s.match?(/\A\w+\z/)
    end
  end

  resource :jobs do
    before { word!(params[:job]) }

    get ':job' do
      `jobctl #{params[:job]}`
    end

    params do
      requires :level, type: String, values: %w[low high]
      optional :memo, type: String
      given :memo do
        requires :size, type: Integer
      end
    end
    post ':job/run' do
      `jobctl #{params[:level]} #{params[:size]}`
      `jobctl #{params[:memo]}` # want RBN201
    end

    route_param :id, type: Integer do
      get :log do
        `jobctl log #{params[:id]}`
      end
    end

    route_param :key do
      get :log do
        `jobctl log #{params[:key]}` # want RBN201
      end
    end
  end

  namespace :other do
    get :job do
      `jobctl #{params[:job]}` # want RBN201
    end
  end
end
